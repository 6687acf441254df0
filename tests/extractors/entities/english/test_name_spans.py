import pytest

from tests.extractors.entities.news import names_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Target Corp. cut its outlook.", "Target Corp."),
        ("Gap Inc. named a chief.", "Gap Inc."),
    ],
)
def test_name_span_common_word_before_legal_form_starts_a_name(text, name):
    assert ("organisation", name) in names_of(text)


def test_name_span_month_after_in_at_sentence_start_is_no_name():
    assert names_of("It ended.\nContext: In May, a group met.") == set()


def test_name_span_common_word_before_group_starts_none():
    assert names_of("Bipartisan Group of senators met.") == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Then Rashid al-Vexani spoke.", "Rashid al-Vexani"),
        ("President Omar el-Harwi left.", "Omar el-Harwi"),
        ("Sheikh Tamim bin Hamad al-Vexani met him.",
         "Tamim bin Hamad al-Vexani"),
    ],
)  # fmt: skip
def test_name_span_arabic_article_continues_a_name(text, name):
    assert ("person", name) in names_of(text)


def test_name_span_arabic_article_short_name_is_the_same_person():
    names = names_of("President Omar al-Harwi left. Harwi said no.")

    assert names == {("person", "Omar al-Harwi")}


@pytest.mark.parametrize(
    "text",
    [
        "An Oslo-based carrier failed.",
        "Ex-Vexford striker Ian Lowry left.",
        "The Vexist-led senate met.",
    ],
)
def test_name_span_word_made_of_a_name_is_no_organisation(text):
    assert not {n for kind, n in names_of(text) if kind != "person"} - {"Oslo"}
