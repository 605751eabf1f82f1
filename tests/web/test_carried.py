"""A file that travels inside a form comes back as it was, or not at all."""

from __future__ import annotations

import base64
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.web.carried import pack, unpack


@given(st.binary(max_size=5000))
def test_it_comes_back_as_it_was(content: bytes) -> None:
    assert unpack(pack(content), limit=5000) == content


def test_a_small_text_that_unfolds_to_a_large_file_is_refused() -> None:
    assert unpack(pack(b"0" * 1_000_000), limit=999_999) is None


@pytest.mark.parametrize(
    "text",
    ["", "not base64!", "AAAA", base64.urlsafe_b64encode(zlib.compress(b"abc")[:-3]).decode()],
)
def test_what_was_not_packed_here_is_refused(text: str) -> None:
    assert unpack(text, limit=1000) is None
