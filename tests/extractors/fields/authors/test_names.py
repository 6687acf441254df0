"""The names in a statement of authors."""

import pytest

from extractors.fields.authors import (
    is_author_label,
    parse_authors,
    parse_mailbox,
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ann Berg, Ole Vik and Eva Lind in Paris", ("Ann Berg", "Ole Vik", "Eva Lind")),
        ("Von Uwe Petersen und Ina Holm", ("Uwe Petersen", "Ina Holm")),
        ("Par Anne Dubois et Luc Morel à Lyon", ("Anne Dubois", "Luc Morel")),
        ("Por Ana Ruiz y Luis Vega", ("Ana Ruiz", "Luis Vega")),
        ("Door Jan Smit en Piet Bakker", ("Jan Smit", "Piet Bakker")),
        ("Autor: Uwe Petersen | Foto: Ina Holm", ("Uwe Petersen",)),
        ("Ann Berg, Harbour Correspondent", ("Ann Berg",)),
        ("desk@paper.example (Ann Berg)", ("Ann Berg",)),
        ("Ann Berg <ann@paper.media>", ("Ann Berg",)),
        (", The Hill Post", ("The Hill Post",)),
        ("and Ann Berg", ("Ann Berg",)),
        ("Ann Berg ann@paper.example", ("Ann Berg",)),
        ("Ann Berg a@b.example, Ole Vik o@b.example", ("Ann Berg", "Ole Vik")),
        ("By Ann Berg @annberg", ("Ann Berg",)),
        ("Ann Berg (Hill Wire)", ("Ann Berg",)),
        ("The Hill Post (www.hill.example)", ()),
        ("//hill.example/ann", ()),
        ("Hill.example", ("Hill.example",)),
        ("https://social.example/hillpost", ()),
        ("@annberg", ()),
        ("Staff Reporter", ()),
        ("Redaktion", ()),
        ("105092", ()),
        ("Ann Berg/Ole Vik", ("Ann Berg", "Ole Vik")),
        ("abe/ovi;linde", ("abe/ovi", "linde")),
    ],
)  # fmt: skip
def test_parse_authors_statement_returns_names(text, names):
    assert parse_authors(text) == names


def test_address_in_brackets_behind_a_name_is_left_out():
    assert parse_mailbox("Ann Berg (ann@quay.test)") == "Ann Berg"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Berg1", ("Ann Berg",)),
        ("Ann Berg | November 18 | 10 Min Read", ("Ann Berg",)),
        ("Ann Berg Senior Harbour Reporter", ()),
        ("Harbour NewsUpdated Lately", ()),
        ("Mary McIntyre", ("Mary McIntyre",)),
        ("∙ Paid", ()),
        ("Quay Team", ("Quay Team",)),
    ],
)  # fmt: skip
def test_parse_authors_shown_text_returns_only_names(text, names):
    assert parse_authors(text, is_shown=True) == names


@pytest.mark.parametrize(
    "text",
    ["Author", "Authors:", "By", "Autor/in", "Autorin/Autor:", "Auteure",
     "Text:", "Reportero", "Автор", "記者", "文：", "الكاتب"],
)  # fmt: skip
def test_is_author_label_of_author_returns_true(text):
    assert is_author_label(text)


@pytest.mark.parametrize(
    "text", ["", "Editor:", "Foto:", "Reviewed by", "Author of the year"]
)
def test_is_author_label_of_another_task_returns_false(text):
    assert not is_author_label(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Skrevet af Anna Berg", ("Anna Berg",)),
        ("Pewarta: Budi Santoso", ("Budi Santoso",)),
        ("द्वारा: अनिल शर्मा", ("अनिल शर्मा",)),
        ("oprac. Anna Nowak", ("Anna Nowak",)),
        ("文・山田花子", ("山田花子",)),
        ("【山田花子】", ("山田花子",)),
        ("김민수 기자 kim@paper.example", ("김민수",)),
        ("기자명 김민수", ("김민수",)),
        ("Text: Anna Berg Foto: Tom Lark", ("Anna Berg",)),
    ],
)
def test_parse_authors_marks_of_other_languages_are_no_names(text, names):
    assert parse_authors(text, is_shown=True) == names
