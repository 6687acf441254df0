import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.model.language_tags import base_language, canonical_tag


@pytest.mark.parametrize(
    ("tag", "base"),
    [("pt-BR", "pt"), ("zh-Hant-TW", "zh"), ("EN", "en"), ("", "")],
)
def test_base_language_of_tag_has_no_region_and_script(tag, base):
    assert base_language(tag) == base


@pytest.mark.parametrize(
    ("stated", "tag"),
    [
        ("EN", "en"),
        ("pt_br", "pt-BR"),
        ("zh-HANT-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("de-1996", "de-1996"),
        (" fr-CA ", "fr-CA"),
        ("english", ""),
        ("Deutsch (Österreich)", ""),
        ("x", ""),
        ("en-", ""),
        ("en-us, de", ""),
        (f"en{'-abcdefgh' * 9}", ""),
        ("", ""),
    ],
)
def test_canonical_tag_of_stated_language_is_tag_or_empty(stated, tag):
    assert canonical_tag(stated) == tag


@given(st.text(max_size=40))
def test_canonical_tag_applied_twice_is_the_same(stated):
    tag = canonical_tag(stated)

    assert canonical_tag(tag) == tag
