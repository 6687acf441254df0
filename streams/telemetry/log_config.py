"""
Configure logging: one JSON object per line, or readable lines.

Values can be texts from the wire. JSON escapes their control characters; the
readable lines escape them too, so that no terminal obeys them and none of
them looks like another log line.
"""

import asyncio
import logging
import sys
import threading
from collections.abc import MutableMapping
from typing import Any

import structlog

from streams.telemetry.line_limit import limit_lines
from streams.telemetry.printable import printable, printable_line

__all__ = ["configure"]

QUIET = ("aiokafka", "faust", "mode", "trafilatura", "htmldate", "kafka")
_MARGIN = "    "
"""Stands before each line of a traceback: an error's text can hold lines."""


def configure(shape: str, level: str) -> None:
    """
    Write our log lines and the warnings of libraries to standard error.

    Args:
        shape: ``json``, or ``text`` for people.
        level: lowest level of our own lines; of libraries, if it is not
            below ``warning``.
    """
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    renderer: structlog.typing.Processor
    if shape == "json":
        renderer = structlog.processors.JSONRenderer()
    else:
        shared.append(_escape_values)
        renderer = structlog.dev.ConsoleRenderer(colors=False)
    number = logging.getLevelNamesMapping()[level.upper()]
    structlog.configure(
        processors=[*shared, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                renderer,
            ],
        )
    )
    limit_lines(handler, QUIET)
    least = max(number, logging.WARNING)
    logging.basicConfig(handlers=[handler], level=least, force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.ERROR)
    threading.excepthook = _log_end_of_thread


def _log_end_of_thread(args: threading.ExceptHookArgs) -> None:
    """
    Log the error that ended a thread, as one event.

    Faust's thread for the consumer is cancelled when a worker stops without
    Kafka: that is no error, but Python would print 40 lines.
    """
    if not issubclass(args.exc_type, (SystemExit, asyncio.CancelledError)):
        error = args.exc_value or args.exc_type()
        logging.getLogger().error("a thread ended", exc_info=error)


def _escape_values(
    _logger: Any, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Escape the texts of a log line; the rest is written by ``repr``."""
    for name, value in event.items():
        if not isinstance(value, str):
            continue
        if name in {"exception", "stack"}:
            lines = printable(value).split("\n")
            event[name] = "\n".join(_MARGIN + line for line in lines)
        else:
            event[name] = printable_line(value)
    return event
