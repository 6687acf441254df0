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
