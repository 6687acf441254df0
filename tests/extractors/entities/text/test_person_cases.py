import pytest

from tests.extractors.entities.news import entities_of


def _people(text: str, language: str) -> dict[str, int]:
    """Return the people of a text, with the number of their mentions."""
    return {
        entity.name: len(entity.mentions)
        for entity in entities_of(text, language)
        if entity.type == "person"
    }


@pytest.mark.parametrize(
    ("language", "text", "name", "mentions"),
    [
        ("cs", "Premiér Petr Vala odjel. Vláda Petra Valy jednala. "
         "Valovi to řekli.", "Petr Vala", 3),
        ("cs", "Andrej Bareš mlčel. Podle Bareše je čas.",
         "Andrej Bareš", 2),
        ("pl", "Premier Donald Husk mówił. Rząd Donalda Huska upadł. "
         "Huskowi dziękowano.", "Donald Husk", 3),
        ("pl", "Prezes Adam Nowicki mówił. Nowickiego poparto.",
         "Adam Nowicki", 2),
        ("uk", "Президент Віталій Клинко сказав. Віталія Клинка вітали. "
         "Клинку вірять.", "Віталій Клинко", 3),
        ("ru", "Министр Сергей Лавинов ушёл. Сергея Лавинова хвалили. "
         "Лавинову ответили.", "Сергей Лавинов", 3),
        ("fi", "Ministeri Riikka Purola puhui. Riikka Purolan mukaan asia "
         "on selvä. Purolalle annettiin aikaa.", "Riikka Purola", 3),
        ("sv", "Minister Anna Lindhag talade. Anna Lindhags tal var kort.",
         "Anna Lindhag", 2),
    ],
)  # fmt: skip
def test_person_case_inflected_name_is_the_same_person(
    language, text, name, mentions
):
    assert _people(text, language) == {name: mentions}


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("cs", "Ministr Jan Novák odešel. Ministryně Jana Nováková zůstala.",
         {"Jan Novák", "Jana Nováková"}),
        ("pl", "Minister Jan Nowak wyszedł. Minister Jana Nowak została.",
         {"Jan Nowak", "Jana Nowak"}),
        ("ru", "Министр Александр Иванов ушёл. Министр Александра Иванова "
         "осталась.", {"Александр Иванов", "Александра Иванова"}),
        ("cs", "Ministr Jan Malý odešel. Ministryně Jana Malá zůstala.",
         {"Jan Malý", "Jana Malá"}),
    ],
)  # fmt: skip
def test_person_case_woman_with_similar_name_is_another_person(
    language, text, names
):
    assert set(_people(text, language)) == names


def test_person_case_surname_of_two_people_is_not_merged():
    people = _people(
        "Ministr Jan Vala odešel. Ministr Petr Vala mluvil. Valovi věří.",
        "cs",
    )

    assert people == {"Jan Vala": 1, "Petr Vala": 1}
