"""Values from the wire in log lines are shown, and nothing obeys them."""

import asyncio
import json
import logging
import re
import sys
import threading
from io import StringIO

import pytest
import structlog

from streams.telemetry.log_config import configure

HOSTILE = (
    "\x1b[2J\x9b31m\u202eevil\u2066\u200f\x7f\x00\ud800\u2028"
    "\r\n2026-03-03T10:00:00Z [info     ] all is well"
)
OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)


class HostileError(Exception):
    """An error with a text from the wire."""


@pytest.fixture(autouse=True)
def thread_hook(monkeypatch):
    """Restore what is done with an error that ends a thread."""
    monkeypatch.setattr("threading.excepthook", threading.excepthook)


@pytest.fixture
def written(monkeypatch):
    """Replace the standard error; it accepts all characters."""
    monkeypatch.setattr("sys.stderr", StringIO())
    return sys.stderr


@pytest.fixture(params=["json", "text"])
def shape(request, written):
    """Log in one shape."""
    before = logging.getLogger().handlers[:]
    configure(request.param, "info")
    yield request.param
    structlog.reset_defaults()
    logging.getLogger().handlers[:] = before


@pytest.fixture
def library(shape):
    """
    Return the logger of a library, with the handler that was configured.

    It is unknown to pytest, which would put half a character into its
    report: that cannot be sent from one process to another.
    """
    logger = logging.Logger("library")  # noqa: LOG001 - see above
    logger.addHandler(logging.getLogger().handlers[0])
    return logger


@pytest.fixture
def raised():
    with pytest.raises(HostileError) as caught:
        raise HostileError(HOSTILE)
    return caught.value


def lines_of(written):
    return written.getvalue().removesuffix("\n").split("\n")


def test_log_line_hostile_values_are_one_line(shape, library, written):
    log = structlog.get_logger()

    log.info(
        "left out",
        feed=HOSTILE,
        names=[HOSTILE],
        raw=HOSTILE.encode(errors="replace"),
    )
    log.warning(HOSTILE)
    library.warning("refused: %s", HOSTILE)

    lines = lines_of(written)
    assert len(lines) == 3
    assert not OBEYED.search("".join(lines))
    assert "evil" in lines[0]
    if shape == "json":
        assert json.loads(lines[0])["feed"] == HOSTILE


def test_log_line_hostile_exception_has_no_line_at_the_margin(
    library, written, raised
):
    structlog.get_logger().error("failed", exc_info=raised)
    library.error("failed", exc_info=raised)

    lines = lines_of(written)
    assert not OBEYED.search("".join(lines))
    assert [line for line in lines if not line.startswith("    ")] == [
        line for line in lines if "failed" in line
    ]
    assert any("HostileError" in line for line in lines)


def test_log_line_ordinary_values_are_unchanged(shape, written):
    structlog.get_logger().info("feed polled", feed="zürich", items=3)

    (line,) = lines_of(written)
    assert "feed polled" in line
    assert "items" in line
    assert "zürich" in (json.loads(line)["feed"] if shape == "json" else line)


@pytest.mark.parametrize(
    ("level", "lines"), [("debug", 2), ("warning", 2), ("error", 1)]
)
def test_log_level_limits_the_lines_of_libraries_too(level, lines, capsys):
    before = logging.getLogger().handlers[:]
    try:
        configure("json", level)
        logging.getLogger("a.library").warning("slow")
        logging.getLogger("a.library").error("broken")
    finally:
        structlog.reset_defaults()
        logging.getLogger().handlers[:] = before

    assert len(capsys.readouterr().err.splitlines()) == lines


def test_thread_that_ends_with_an_error_is_one_event(shape, written):
    def end(error):
        raise error

    # Without a lone surrogate: xdist cannot send what pytest captures of it.
    hostile = HOSTILE.encode(errors="replace").decode()
    for error in (asyncio.CancelledError(), ValueError(hostile)):
        thread = threading.Thread(target=end, args=(error,))
        thread.start()
        thread.join()

    lines = lines_of(written)
    if shape == "json":
        (line,) = map(json.loads, lines)
        assert line["event"] == "a thread ended"
        assert "ValueError" in line["exception"]
    events = [line for line in lines if not line.startswith("    ")]
    assert len(events) == 1
    assert not OBEYED.search("".join(lines))
