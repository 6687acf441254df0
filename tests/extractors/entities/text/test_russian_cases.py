import pytest

from extractors.entities.text.russian_cases import russian_cases


@pytest.mark.parametrize(
    ("name", "case"),
    [
        ("Москва", "Москве"),
        ("Россия", "Россию"),
        ("Казань", "Казани"),
        ("Омск", "Омском"),
        ("Китай", "Китая"),
        ("Брюссель", "Брюсселя"),
        ("Нижний Новгород", "Нижнем Новгороде"),
        ("Саудовская Аравия", "Саудовскую Аравию"),
        ("Европейский союз", "Европейского союза"),
    ],
)
def test_russian_cases_returns_nominative_first_and_other_cases(name, case):
    forms = russian_cases(name)

    assert forms[0] == name
    assert case in forms


@pytest.mark.parametrize("name", ["Токио", "США", "Ростов-на-Дону", "Lima"])
def test_russian_cases_other_names_are_unchanged(name):
    assert russian_cases(name) == (name,)
