import pytest

from tests.extractors.entities.news import entities_of, names_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chad Orrinsworth flew home.", "Chad Orrinsworth"),
        ("Then Austin Vexleyham spoke.", "Austin Vexleyham"),
        ("He met Georgia Plimwick there.", "Georgia Plimwick"),
        ("She saw Sydney Thornhelm leave.", "Sydney Thornhelm"),
        ("It was Paris Hilton who sang.", "Paris Hilton"),
        ("They met Jordan Peele.", "Jordan Peele"),
        ("Chelsea Clinton wrote it.", "Chelsea Clinton"),
        ("A spokesman said Austin Smith had left.", "Austin Smith"),
        ("Taylor Swift will play.", "Taylor Swift"),
    ],
)
def test_namesakes_place_before_surname_is_a_person(text, name):
    found = entities_of(text)

    assert ("person", name) in {(e.type, e.name) for e in found}
    assert not [e.name for e in found if e.type == "place"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("He flew from London Stansted.", "London"),
        ("The Israel Vexhayom daily wrote it.", "Israel"),
        ("They moved to Austin Texas.", "Texas"),
        ("The Paris Vexbury Forum opened.", None),
        ("The Houston Orrins won the game.", "Houston"),
        ("They met in Madison Common.", None),
        ("Police said the road was open.", None),
    ],
)
def test_namesakes_place_before_other_words_is_no_person(text, place):
    found = names_of(text)

    assert not [name for kind, name in found if kind == "person"]
    assert place is None or ("place", place) in found


@pytest.mark.parametrize(
    "text",
    [
        "The minister said Washington was ready. Washington has acted.",
        "The minister said Wellington was ready. Wellington has acted.",
        "The minister said London was ready. London has acted.",
    ],
)
def test_namesakes_capital_that_acts_is_a_place(text):
    assert {(e.type, len(e.mentions)) for e in entities_of(text)} == {
        ("place", 2)
    }


def test_namesakes_capital_after_full_name_is_the_person():
    found = entities_of("Denzel Washington came. Washington said so.")

    assert [(e.type, len(e.mentions)) for e in found] == [("person", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "Reading beat Derby 2-1 on Saturday. Reading fans sang.",
        "Preston drew 1-1 with Hull. Nancy beat Lens 3-0 in France.",
        "Lincoln edged Burnley 4\u20133, the coach said.",
    ],
)
def test_namesakes_clubs_in_result_are_no_persons(text):
    assert not [name for kind, name in names_of(text) if kind == "person"]


def test_namesakes_players_in_tennis_result_are_no_clubs():
    text = "Florence beat Nancy 6-3, 6-4 in Rome."

    assert ("organisation", "Florence") not in names_of(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mrs March praised the talks. March then left.", "March"),
        ("Mr Friday said that he would go.", "Friday"),
        ("Prime Minister May spoke. May left in June.", "May"),
        ("Dr August agreed.", "August"),
    ],
)
def test_namesakes_title_before_month_or_day_makes_a_person(text, name):
    assert ("person", name) in names_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mrs March came in March 2020 and on 4 March.",
        "The Prime Minister March 4 left.",
        "The talks in May failed on Friday.",
    ],
)
def test_namesakes_month_in_date_is_no_person(text):
    people = [e for e in entities_of(text) if e.type == "person"]

    assert sum(len(e.mentions) for e in people) == text.count("Mrs ")


def test_namesakes_surname_that_is_a_country_is_the_person():
    names = names_of("Kobe Harlow and Michael Jordan led. Jordan scored 12.")

    assert names == {("person", "Kobe Harlow"), ("person", "Michael Jordan")}


def test_namesakes_country_beside_its_namesake_stays_a_country():
    names = names_of("Michael Jordan flew to Jordan. Jordan is a kingdom.")

    assert ("place", "Jordan") in names


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("They camped at Lake Chad.", ("place", "Lake Chad")),
        (
            "Rain fell in Northern California.",
            ("place", "Northern California"),
        ),
        ("Hurricane Milton hit the coast.", ("event", "Hurricane Milton")),
        ("Storm Boris hit the coast.", ("event", "Storm Boris")),
        ("Then Moon Jae-vex spoke.", ("person", "Moon Jae-vex")),
        ("Vexham Police said so.", ("organisation", "Vexham Police")),
        ("Kent Police said so.", ("organisation", "Kent Police")),
    ],
)
def test_namesakes_known_name_inside_a_longer_one(text, entity):
    assert names_of(text) == {entity}


@pytest.mark.parametrize(
    "text",
    [
        "He served in Congress for years.",
        "It is written in Section 12 of it.",
        "“It is over.” This time he won.",
    ],
)
def test_namesakes_common_word_is_no_place(text):
    assert not {n for kind, n in names_of(text) if kind == "place"}


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("They lost to Ohio State.", ("organisation", "Ohio State")),
        ("They beat Fresno State.", ("organisation", "Fresno State")),
        ("Rebels hold Kachin State.", ("place", "Kachin State")),
    ],
)
def test_namesakes_state_with_a_university_is_its_team(text, entity):
    assert entity in names_of(text)


@pytest.mark.parametrize(
    "name",
    [
        "Dinamo Tirana",
        "Hapoel Haifa",
        "Lokomotiv Vexdiv",
        "Real Murcia",
        "Vexcaster Rovers",
    ],
)
def test_namesakes_club_with_a_town_is_one_organisation(name):
    assert names_of(f"Then {name} won.") == {("organisation", name)}


def test_namesakes_common_words_behind_in_are_no_place():
    assert not names_of("He works in Real Estate now.")
