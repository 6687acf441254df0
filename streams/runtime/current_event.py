"""
Names the event whose record is processed, for the tables of Faust.

A table on disk (RocksDB) has one database for each partition, and takes the
partition of a write from the current event. Faust sets it while an agent
iterates over single events, but not for a batch.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

import faust
from faust.streams import _current_event

__all__ = ["current"]


@contextmanager
def current(event: faust.EventT[bytes]) -> Iterator[None]:
    """Let ``faust.current_event()`` return an event within the block."""
    # Faust keeps a weak reference and calls it.
    token = _current_event.set(cast("Any", lambda: event))
    try:
        yield
    finally:
        _current_event.reset(token)
