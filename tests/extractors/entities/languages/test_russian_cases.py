import pytest

from extractors.entities.languages.russian_cases import russian_cases


@pytest.mark.parametrize(
    ("name", "case"),
    [
        ("Москва", "Москве"),
        ("Россия", "Россию"),
        ("Казань", "Казани"),
        ("Омск", "Омском"),
        ("Китай", "Китая"),
        ("Брюссель", "Брюсселя"),
    ],
)
def test_a_name_is_given_in_its_cases(name, case):
    forms = russian_cases(name)

    assert forms[0] == name
    assert case in forms


@pytest.mark.parametrize("name", ["Токио", "США", "Нижний Новгород", "Lima"])
def test_some_names_have_no_cases(name):
    assert russian_cases(name) == (name,)
