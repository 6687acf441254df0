import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.providers.embargo.marks import find_marks

PIECES = (
    "not", "for", "publication", "Release", "EMBARGOED", "Sperrfrist", "bis",
    "nicht", "vor", "zur", "interdite", "diffusion", "avant", "no", "publicar",
    "antes", "解禁", "禁止", "до", "публикации", "before", "do", "İ", "hold",
    "under", "embargo", "7", "until", ",", "/", "the",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "strength", "mark"),
    [
        ("İzmir: EMBARGOED until 7", "state", "EMBARGOED"),
        ("Bitte nicht veröffentlichen vor 7", "order", "Bitte nicht veröffentlichen vor"),
        ("NOT FOR PUBLICATION BEFORE 7", "order", "NOT FOR PUBLICATION BEFORE"),
        ("Diffusion interdite avant 7", "ban", "Diffusion interdite avant"),
        ("4日午後3時解禁", "noun", "解禁"),
    ],
)  # fmt: skip
def test_mark_is_found_where_it_stands(text, strength, mark):
    (found,) = find_marks(text)
    assert found.strength == strength
    assert text[found.start : found.end] == mark


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_marks_do_not_depend_on_a_word_for_before_in_another_sentence(text):
    others = [
        mark
        for mark in find_marks(f"{text}. before")
        if mark.start < len(text)
    ]
    assert list(find_marks(text)) == others
