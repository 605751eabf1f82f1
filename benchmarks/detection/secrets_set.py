"""Secrets: a generated set, prose beside it, and detect-secrets on both."""

from __future__ import annotations

import random
import string
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from detect_secrets.core.secrets_collection import SecretsCollection
from detect_secrets.settings import default_settings

from benchmarks.detection import sets
from benchmarks.detection.scores import print_rate
from handrail.core.detect.private_data import find_private_data

CODES = frozenset({"private_data.password", "private_data.api_key"})
SENTENCES = (
    "Our key is {}, please set it up.",
    "Here you go: {}",
    "api_key = {}",
    "use {} for the integration",
    "The token: {}\nThanks, Ana",
    "I think it is {} but it may have expired.",
)
PASSWORD_SENTENCES = (
    "The password is {}",
    "login: admin, password: {}",
    "Passwort: {}",
    "user maria / pw {}",
    "La contraseña es {}",
)
SEED = 7


def measure() -> None:
    """Print how many secrets are found and how much prose is taken for one, by us and the peer."""
    secrets, prose = secret_texts(), prose_texts()
    print("\nSecrets (generated) and prose")
    for name, finds in (("Handrail", _ours), ("detect-secrets", _theirs)):
        print_rate(f"{name}: secrets found", finds(secrets), len(secrets))
        print_rate(f"{name}: prose taken for a secret", finds(prose), len(prose))


def secret_texts() -> list[str]:
    """Sentences with a generated secret in each, the same in every run."""
    return list(_generated(random.Random(SEED)))


def prose_texts() -> list[str]:
    """Ordinary enquiries: no secret in any."""
    return [example.text for example in sets.shared("enquiries") + sets.own_ordinary()]


def _generated(chance: random.Random) -> Iterator[str]:
    letters = string.ascii_letters + string.digits

    def some(count: int, of: str = letters) -> str:
        return "".join(chance.choices(of, k=count))

    hexadecimal = "0123456789abcdef"
    makers: tuple[Callable[[], str], ...] = (
        lambda: f"AKIA{some(16, string.ascii_uppercase + string.digits)}",
        lambda: f"ghp_{some(36)}",
        lambda: f"sk_live_{some(24)}",
        lambda: f"sk-{some(48)}",
        lambda: f"xoxb-{some(11, string.digits)}-{some(12, string.digits)}-{some(24)}",
        lambda: f"AIza{some(35)}",
        lambda: f"SG.{some(22)}.{some(43)}",
        lambda: f"eyJ{some(20)}.eyJ{some(40)}.{some(43)}",
        lambda: f"glpat-{some(20)}",
        lambda: f"npm_{some(36)}",
        lambda: f"shpat_{some(32, hexadecimal)}",
    )
    for maker in makers:
        for sentence in SENTENCES:
            yield sentence.format(maker())
    for sentence in PASSWORD_SENTENCES:
        for _ in range(8):
            base = chance.choice(("Sommer", "bakery", "Liverpool", "Kitchen"))
            word = f"{base}{some(2, string.digits)}{chance.choice('!?#$')}"
            yield sentence.format(word)


def _ours(texts: Sequence[str]) -> int:
    return sum(any(finding.code in CODES for finding in find_private_data(text)) for text in texts)


def _theirs(texts: Sequence[str]) -> int:
    """As it is meant to be used: on files, with its default plugins and filters."""
    found = 0
    with tempfile.TemporaryDirectory() as folder, default_settings():
        for number, text in enumerate(texts):
            path = Path(folder, f"{number}.md")
            path.write_text(text, encoding="utf-8")
            secrets = SecretsCollection()
            secrets.scan_file(str(path))
            found += bool(secrets)
    return found
