"""Every link leads somewhere, and no document speaks of the machine that it was written on."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.documents import ROOT, documents
from tests.programs import program

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_OF_A_MACHINE = re.compile(rb"(?<![\w.~])/(?:home/\w+|root|work)/\w|[A-Z]:\\Users")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def anchors(path: Path) -> set[str]:
    """The anchors that a document's headings make."""
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        for heading in _HEADING.findall(path.read_text(encoding="utf-8"))
    }


@pytest.mark.parametrize("path", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    for link in _LINK.findall(path.read_text(encoding="utf-8")):
        if link.startswith("https://"):
            continue
        target, _, anchor = link.partition("#")
        found = (path.parent / target).resolve() if target else path
        assert found.exists(), link
        assert not anchor or anchor in anchors(found), link


def test_every_picture_is_shown_and_light() -> None:
    """Each is linked by a document and has less than 300 kB; the README shows the desk."""
    linked = {
        (path.parent / link).resolve()
        for path in documents()
        for link in _LINK.findall(path.read_text(encoding="utf-8"))
    }
    pictures = list((ROOT / "docs/images").iterdir())
    assert ROOT / "docs/images/lead.png" in pictures
    for picture in pictures:
        assert picture in linked, picture.name
        assert picture.read_bytes().startswith(b"\x89PNG"), picture.name
        assert picture.stat().st_size < 300_000, picture.name


def test_no_file_speaks_of_a_machine() -> None:
    """No folder of a developer's machine in anything that is under version control."""
    for path in _kept():
        found = _OF_A_MACHINE.search(path.read_bytes())
        assert not found, f"{path.relative_to(ROOT)}: {found and found[0]!r}"


def _kept() -> Iterator[Path]:
    git = program("git")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout: what is under version control cannot be told")
    for name in listed.stdout.decode().split("\0"):
        path = ROOT / name
        if name and path.is_file() and path.suffix not in {".png", ".bin"}:
            yield path
