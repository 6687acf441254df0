"""Kafka is away after a silence, unless the worker waits for a rebalance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.runtime.reachability.answers import SILENCE, KafkaAnswers

LONGEST_JOIN = 40.0


@pytest.fixture
def answers():
    return KafkaAnswers(LONGEST_JOIN)


def test_before_the_first_answer_is_neither_up_nor_away(answers):
    assert not answers.is_up(5.0)
    assert not answers.is_away(500.0)


def test_join_before_the_first_answer_is_not_up(answers):
    answers.note_join(1.0)

    assert not answers.is_up(2.0)


@given(st.floats(0, 1000), st.floats(0, 1000))
def test_after_an_answer_is_up_for_the_silence(answered, later):
    answers = KafkaAnswers(LONGEST_JOIN)
    answers.note_answer(answered)
    now = answered + later

    assert answers.is_up(now) == (now - answered < SILENCE)
    assert answers.is_away(now) != answers.is_up(now)


def test_answer_after_a_silence_is_up_again(answers):
    answers.note_answer(1.0)
    assert answers.is_away(100.0)

    answers.note_answer(100.0)

    assert answers.is_up(101.0)


def test_join_under_way_is_up_for_as_long_as_a_rebalance(answers):
    answers.note_answer(1.0)
    answers.note_join(2.0)

    assert answers.is_up(2.0 + LONGEST_JOIN - 1)
    assert answers.is_away(2.0 + LONGEST_JOIN + 1)


def test_join_that_has_failed_is_away(answers):
    answers.note_answer(1.0)
    answers.note_join(2.0)

    answers.note_join_end()

    assert answers.is_away(2.0 + SILENCE)


@pytest.mark.parametrize("silence", [0.0, SILENCE + 1])
def test_end_keeps_the_last_state(answers, silence):
    answers.note_answer(1.0)

    answers.end(1.0 + silence)

    assert answers.is_up(500.0) == (silence < SILENCE)
