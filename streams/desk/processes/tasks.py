"""
What a process of the pool does: a record's bytes in, records out.

The settings of a process are set once, at its start; the engine is built
from them when it is needed first, or by `streams.desk.processes.preload`.
"""

import resource
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from math import ceil
from typing import NamedTuple, TypeVar

from extractors.crosslingual import SentenceEncoder
from extractors.entities import Engine
from extractors.model.trace import Trace
from extractors.output.codec import decode
from streams.config.settings import Settings
from streams.desk.enrich.step import AnnotatedItem, annotate
from streams.desk.factory import build_encoder, build_engine, load_routes
from streams.desk.sinks.rules import Route
from streams.desk.time_limit import call_within
from streams.kafka.producer_records import ProducerRecord
from streams.records import Unique

__all__ = [
    "EnrichResources",
    "annotate_record",
    "build_resources",
    "clean_task",
    "enrich_task",
    "free_memory",
    "load_task",
    "start_process",
    "trace_task",
]

T = TypeVar("T")

MIB = 1024 * 1024
NATIVE = 1
"""CPU seconds over the limit after which a call of a C function is ended."""
_settings: list[Settings] = []
"""The settings of this process; empty in any other."""


class EnrichResources(NamedTuple):
    """What the enrich step needs besides the record."""

    engine: Engine
    routes: tuple[Route, ...]
    encoder: SentenceEncoder | None = None


def start_process(settings: Settings) -> None:
    """Limit the memory of this process, and note its settings."""
    limit = settings.process_memory_mb * MIB
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    _settings[:] = [settings]


@cache
def build_resources(settings: Settings) -> EnrichResources:
    """
    Return the engine, the routes and the encoder that the settings choose.

    Raises:
        Exception: as `build_engine`, `load_routes` and `build_encoder`.
    """
    return EnrichResources(
        build_engine(settings), load_routes(settings), build_encoder(settings)
    )


def _limit_cpu_of_process(seconds: float) -> None:
    """
    End this process by ``SIGXCPU`` if its task takes too much CPU time.

    It is for a call of a C function, which `call_within` cannot interrupt.
    """
    usage = resource.getrusage(resource.RUSAGE_SELF)
    end = ceil(usage.ru_utime + usage.ru_stime + seconds + NATIVE)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (end, hard))


def load_task() -> None:
    """
    Load all that the tasks need.

    Raises:
        Exception: as `build_resources`.
    """
    build_resources(_settings[0])


def free_memory(call: Callable[[], T]) -> T:
    """
    Call a function; raise its MemoryError without what its calls held.

    The traceback of an error keeps the variables of all calls. The process
    could then not even send the error: it died, or stood still.

    Raises:
        MemoryError: the function needs more memory than the process may use.
    """
    with suppress(MemoryError):
        return call()
    msg = "more memory than a process may use"
    raise MemoryError(msg)


def clean_task(value: bytes, source: str) -> ProducerRecord:
    """
    Clean a raw record within the time of the settings; see `clean_record`.

    Raises:
        TimeoutError: it took longer than the settings allow.
    """
    # The worker imports this module too, but cleans nothing: half of its
    # start would be this import.
    from streams.desk.clean.step import clean_record  # noqa: PLC0415

    max_text = _settings[0].max_text
    return _clean_within(lambda: clean_record(value, source, max_text))


def trace_task(value: bytes) -> tuple[Trace, ...]:
    """
    Return what the clean step does to a raw record, for people.

    Raises:
        ExtractError, msgspec.MsgspecError, TimeoutError: as `clean_task`.
    """
    from streams.desk.clean.step import trace_record  # noqa: PLC0415 - as above

    max_text = _settings[0].max_text
    return _clean_within(lambda: trace_record(value, max_text))


def _clean_within(call: Callable[[], T]) -> T:
    """Call a function within the limits of the clean step."""
    seconds = _settings[0].clean_timeout
    _limit_cpu_of_process(seconds)
    return free_memory(lambda: call_within(seconds, call))


def enrich_task(value: bytes) -> AnnotatedItem:
    """Annotate a unique record; see `annotate_record`."""
    settings = _settings[0]
    resources = build_resources(settings)
    _limit_cpu_of_process(settings.step_timeout)
    return free_memory(lambda: annotate_record(value, resources, settings))


def annotate_record(
    value: bytes, resources: EnrichResources, settings: Settings
) -> AnnotatedItem:
    """
    Annotate a unique record's bytes within the time of the settings.

    Raises:
        TimeoutError: it took longer than the settings allow.
        msgspec.MsgspecError: the bytes are not a unique record.
    """
    unique = decode(value, Unique)
    return call_within(
        settings.step_timeout,
        lambda: annotate(
            unique,
            resources.engine,
            resources.routes,
            settings.max_mentions,
            resources.encoder,
        ),
    )
