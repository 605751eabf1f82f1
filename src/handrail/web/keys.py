"""The map of keys: one key each, shown by `?` and held by the browser tests."""

from __future__ import annotations

KEYS: tuple[tuple[str, str], ...] = (
    ("Ctrl k", "Command palette: go anywhere, find anything, also while typing (⌘ k on a Mac)"),
    ("j", "Next lead"),
    ("k", "Previous lead"),
    ("Enter", "Open the lead that is marked in the queue"),
    ("/", "Search the queue"),
    ("s", "Mark the lead, to assign or hold several at once"),
    ("e", "Edit the reply"),
    ("Ctrl Enter", "Approve and send, also while typing (⌘ Enter on a Mac)"),
    ("a", "Go to the decision"),
    ("r", "Reject"),
    ("x", "Escalate"),
    ("n", "No reply"),
    ("w", "Holding message: by when a person answers"),
    ("z", "Put on hold"),
    ("l", "Release to AI"),
    ("f", "Go to the first finding"),
    ("g", "Ask for the sign-offs that are missing"),
    ("d", "Difference between AI's draft and now"),
    ("i", "Ask AI for another draft"),
    ("[ ]", "The revision before, the one after"),
    ("1 … 9", "The revision of this number"),
    ("h", "History"),
    ("m", "Assign to me"),
    ("u", "Undo the last decision"),
    ("Esc", "Back: out of the text, then to the queue"),
    ("?", "This list"),
)
