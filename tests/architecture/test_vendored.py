"""The editor that is kept built is the one whose versions are pinned, with every licence."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / "src/handrail/web/static/vendor"
LOCK: dict[str, Any] = json.loads((ROOT / "vendor/package-lock.json").read_text("utf-8"))
PACKAGES = {path: one for path, one in LOCK["packages"].items() if path}


def stated() -> dict[str, str]:
    """Package and version, as the built file's first lines name them."""
    head = (BUILT / "codemirror.js").read_text("utf-8").split("*/")[0]
    return dict(re.findall(r"^ (@?[\w./-]+) (\d+\.\d+\.\d+)$", head, re.MULTILINE))


def test_the_built_file_states_the_pinned_versions() -> None:
    pinned = {
        path.removeprefix("node_modules/"): one["version"]
        for path, one in PACKAGES.items()
        if not one.get("dev")
    }
    assert stated() == pinned


def test_every_package_is_pinned_by_its_content_and_by_no_address() -> None:
    assert [path for path, one in PACKAGES.items() if not one.get("integrity")] == []
    assert [path for path, one in PACKAGES.items() if "resolved" in one] == []


def test_every_licence_is_kept() -> None:
    text = (BUILT / "codemirror.LICENCES.txt").read_text("utf-8")
    named = dict(re.findall(r"^(@?[\w./-]+) (\d+\.\d+\.\d+) \(MIT\)$", text, re.MULTILINE))
    assert named == stated()
    assert text.count("Permission is hereby granted") == len(named)
