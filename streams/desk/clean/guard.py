"""The guard of the clean step, whose item is decoded in another process."""

from collections.abc import Iterator
from contextlib import contextmanager

from streams.desk.failures import RecordIdentity, StepGuard
from streams.kafka.dead_letters import Origin
from streams.kafka.raw_metadata import read_metadata

__all__ = ["clean_guard"]


@contextmanager
def clean_guard(origin: Origin) -> Iterator[StepGuard]:
    """
    Guard the clean step of one raw record.

    The record is identified by its key. Its feed is read from its bytes only
    if the step fails, because only a dead letter needs it.
    """
    identity = RecordIdentity(
        origin.source, origin.key.decode(errors="replace")
    )
    with StepGuard("clean", origin, identity) as guard:
        yield guard
    if guard.error is not None:
        feed = read_metadata(origin.value).feed
        guard.identity = identity._replace(feed=feed)
