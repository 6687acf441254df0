"""The most mentions of one item."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.entities.mention_limit import limit_mentions
from extractors.model.entity import Entity, Mention


def make_entity(name, mentions):
    return Entity(
        f"person:{name}", "person", name,
        tuple(
            Mention(start=at, end=at + 1, text="x") for at in range(mentions)
        ),
    )  # fmt: skip


def counts(entities):
    return [len(entity.mentions) for entity in entities]


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        (100, [3, 0, 4, 2]), (9, [3, 0, 4, 2]), (8, [3, 0, 4, 1]),
        (7, [3, 0, 4]), (4, [3, 0, 1]), (3, [3, 0]),
    ],
)  # fmt: skip
def test_limit_mentions_keeps_the_first(most, expected):
    entities = tuple(
        make_entity(f"p{number}", mentions)
        for number, mentions in enumerate([3, 0, 4, 2])
    )

    assert counts(limit_mentions(entities, most)) == expected


@given(
    st.lists(st.integers(0, 5)),
    st.integers(1, 20),
)
def test_limit_mentions_any_entities_are_bounded(numbers, most):
    entities = tuple(
        make_entity(f"p{number}", mentions)
        for number, mentions in enumerate(numbers)
    )

    limited = limit_mentions(entities, most)

    assert sum(counts(limited)) == min(most, sum(numbers))
    assert (limited == entities) == (sum(numbers) <= most)
