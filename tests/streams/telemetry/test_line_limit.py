"""Libraries write few lines a minute, and never hide an error by many."""

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.telemetry.line_limit import (
    MOST,
    PERIOD,
    LineLimit,
    limit_lines,
    take_left_out,
)

LIBRARIES = ("aiokafka", "faust")


class Written(logging.Handler):
    """Keeps the texts of the lines that it writes."""

    def __init__(self):
        super().__init__()
        self.texts = []

    def emit(self, record):
        self.texts.append(record.getMessage())


@pytest.fixture
def logger_of():
    """Return a function: the logger of a name, and its lines."""
    handler = Written()
    limit_lines(handler, LIBRARIES)
    take_left_out()

    def make(name):
        logger = logging.Logger(name)  # noqa: LOG001 - known to no other test
        logger.addHandler(handler)
        return logger, handler.texts

    return make


@given(st.lists(st.floats(0, 10), max_size=200))
def test_admit_any_gaps_writes_few_in_a_period(gaps):
    limit, now, admitted = LineLimit(), 0.0, []
    for gap in gaps:
        now += gap
        if limit.admit("key", now):
            admitted.append(now)

    assert limit.left_out == len(gaps) - len(admitted)
    for start in admitted:
        within = [t for t in admitted if start <= t and t - start < PERIOD]
        assert len(within) <= MOST


def test_admit_counts_each_key_by_itself():
    limit = LineLimit()
    for _ in range(MOST):
        assert limit.admit("first", 1.0)

    assert not limit.admit("first", 1.0)
    assert limit.admit("second", 1.0)


def test_take_left_out_begins_again():
    limit = LineLimit()
    for _ in range(MOST + 3):
        limit.admit("key", 1.0)

    assert (limit.take_left_out(), limit.take_left_out()) == (3, 0)


def test_client_lines_of_all_places_count_together(logger_of):
    client, texts = logger_of("aiokafka.client")
    fetcher, _ = logger_of("aiokafka.consumer.fetcher")

    for _ in range(50):
        client.error("cannot connect")
        fetcher.error("cannot fetch")

    assert len(texts) == MOST
    assert take_left_out() == 100 - MOST


def test_client_exception_is_written_after_many_lines(logger_of):
    client, texts = logger_of("aiokafka.client")

    for _ in range(50):
        client.error("cannot connect")
    client.error("a bug", exc_info=ValueError("x"))

    assert texts[-1] == "a bug"


def test_lines_of_other_places_of_a_library_are_written(logger_of):
    library, texts = logger_of("faust.app")

    for _ in range(50):
        library.error("one place")
    library.error("another place")

    assert texts == ["one place"] * MOST + ["another place"]


def test_lines_of_others_are_not_limited(logger_of):
    other, texts = logger_of("aiokafka_like")

    for _ in range(50):
        other.error("a line")

    assert len(texts) == 50
