"""Secrets: a generated set, prose beside it, and detect-secrets on both."""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Iterator

from detect_secrets.core.scan import scan_line
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
    secrets = list(_generated(random.Random(SEED)))
    prose = [example.text for example in sets.shared("enquiries") + sets.own_ordinary()]
    print("\nSecrets (generated) and prose")
    for name, finds in (("Handrail", _ours), ("detect-secrets", _theirs)):
        print_rate(f"{name}: secrets found", sum(map(finds, secrets)), len(secrets))
        print_rate(f"{name}: prose taken for a secret", sum(map(finds, prose)), len(prose))


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


def _ours(text: str) -> bool:
    return any(finding.code in CODES for finding in find_private_data(text))


def _theirs(text: str) -> bool:
    with default_settings():
        return any(True for line in text.splitlines() for _ in scan_line(line))
