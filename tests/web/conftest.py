"""Worlds to look at pages in."""

from __future__ import annotations

import pytest
from tests.web.world import World, full_world, small_world


@pytest.fixture
def world(db: None) -> World:
    """A workspace with a row of every kind."""
    return full_world()


@pytest.fixture
def other(db: None) -> World:
    """Another workspace, with members only."""
    return small_world()
