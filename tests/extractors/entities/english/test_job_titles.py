import pytest

from extractors.entities.english.job_titles import (
    split_at_title,
    strip_lead_words,
)
from extractors.entities.english.name_spans import read_name_span
from extractors.entities.text.text_context import TextContext
from extractors.entities.text.tokens import tokenise
from tests.extractors.entities.news import names_of


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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rep. Peter King, R-N.Y., spoke.", "Peter King"),
        ("Prime Minister-designate Karl Vossberg left.", "Karl Vossberg"),
        ("Chief Executive Officer Tim Harlow left.", "Tim Harlow"),
        ("Senate Minority Whip Rick Dunbar spoke.", "Rick Dunbar"),
        ("Mayor of London Boris Harlow walked.", "Boris Harlow"),
        ("Manhattan DA Alvin Brigg spoke.", "Alvin Brigg"),
        ("U.S. District Judge Tanya Chutney ruled.", "Tanya Chutney"),
    ],
)
def test_job_title_is_no_part_of_the_name(text, name):
    people = {found for kind, found in names_of(text) if kind == "person"}

    assert people == {name}


@pytest.mark.parametrize(
    "text",
    [
        "Home Secretary Yvette Harlow spoke.",
        "Work and Pensions Secretary Mel Aston spoke.",
        "The Public Commissioner for Trade spoke.",
    ],
)
def test_job_title_field_of_work_is_no_organisation(text):
    assert not {n for kind, n in names_of(text) if kind == "organisation"}


def test_job_title_acronym_without_a_name_is_a_body():
    names = names_of("The coalition of the DA and others met.")

    assert names == {("organisation", "DA")}
