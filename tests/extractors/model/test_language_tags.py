import pytest

from extractors.model.language_tags import base_language


@pytest.mark.parametrize(
    ("tag", "base"),
    [("pt-BR", "pt"), ("zh-Hant-TW", "zh"), ("EN", "en"), ("", "")],
)
def test_base_language_of_tag_has_no_region_and_script(tag, base):
    assert base_language(tag) == base
