import pytest

from extractors.entities.english.job_titles import (
    split_at_title,
    strip_lead_words,
)
from extractors.entities.english.name_spans import read_name_span
from extractors.entities.text.text_context import TextContext
from extractors.entities.text.tokens import tokenise


def context_of(text):
    return TextContext(tokenise(text), ())


def words_of(context, span):
    return [
        word
        for part in span
        for word in context.tokens.words[part.first : part.last]
    ]


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        ("Finance Minister Carla Rojas", "Finance Minister", "Carla Rojas"),
        ("Former President Carla Rojas", "President", "Carla Rojas"),
        ("Dr. Carla Rojas", "Dr.", "Carla Rojas"),
    ],
)
def test_split_at_title_returns_role_and_name(text, role, name):
    context = context_of(text)
    span = strip_lead_words(context, read_name_span(context, 0))

    split = split_at_title(context, span)

    assert split is not None
    assert split.role == role
    assert " ".join(words_of(context, split.after)) == name


@pytest.mark.parametrize("text", ["Stephen King", "Carla Rojas"])
def test_split_at_title_without_title_returns_none(text):
    context = context_of(text)

    assert split_at_title(context, read_name_span(context, 0)) is None
