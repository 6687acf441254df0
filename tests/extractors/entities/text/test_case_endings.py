import pytest

from extractors.entities.text.case_endings import base_forms


@pytest.mark.parametrize(
    ("language", "name", "nominative"),
    [
        ("sv", "Göteborgs", "Göteborg"),
        ("fi", "Helsingissä", "Helsinki"),
        ("fi", "Tampereella", "Tampere"),
        ("fi", "Brysseliin", "Bryssel"),
        ("pl", "Warszawie", "Warszawa"),
        ("pl", "Krakowie", "Kraków"),
        ("pl", "Niemczech", "Niemcy"),
        ("cs", "Praze", "Praha"),
        ("cs", "Pardubic", "Pardubice"),
        ("uk", "Львові", "Львів"),
        ("uk", "Польщі", "Польща"),
        ("ko", "부산에서", "부산"),
    ],
)
def test_base_forms_name_in_another_case_has_its_nominative(
    language, name, nominative
):
    assert nominative in base_forms(name, language)


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "Ross"),  # English has no cases
        ("../x", "Ross"),  # the tag of an item is not trusted
        ("sv", "Os"),  # too short to have an ending
    ],
)
def test_base_forms_language_or_name_without_endings_has_none(language, name):
    assert list(base_forms(name, language)) == []
