"""A body is read up to its limit and not a byte further."""

from __future__ import annotations

import io

import pytest

from handrail.web.intake.reading import CHUNK, read_at_most


class Counting(io.BytesIO):
    """Knows how much was asked of it."""

    asked = 0

    def read(self, size: int | None = -1, /) -> bytes:
        assert size is not None
        assert size > 0
        part = super().read(size)
        self.asked += len(part)
        return part


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_what_fits_is_complete(size: int) -> None:
    body = read_at_most(io.BytesIO(b"x" * size), 3 * CHUNK)
    assert body.complete
    assert len(body.content) == size


def test_what_is_larger_is_cut_at_the_limit_and_left_unread() -> None:
    stream = Counting(b"y" * 10 * CHUNK)
    body = read_at_most(stream, CHUNK + 5)
    assert not body.complete
    assert body.content == b"y" * (CHUNK + 5)
    assert stream.asked == CHUNK + 6
