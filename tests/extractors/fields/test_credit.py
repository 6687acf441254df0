"""Photo credits: found at a line's end, told into house and person."""

import pytest

from extractors.fields import credit


@pytest.mark.parametrize(
    ("text", "line", "person"),
    [
        ("Ann Berg/AFP via Getty Images", "AFP via Getty Images", "Ann Berg"),
        ("Photo by Ann Berg/AFP", "AFP", "Ann Berg"),
        ("AP Photo/Ann Berg", "AP Photo", "Ann Berg"),
        ("Foto: Uwe van der Berg/dpa", "dpa", "Uwe van der Berg"),
        ("Unsplash/Ann Berg", "Unsplash", "Ann Berg"),
        ("Xinhua", "Xinhua", ""),
        ("Ann Berg", "Ann Berg", "Ann Berg"),
        ("Photo: Ann Berg", "Ann Berg", "Ann Berg"),
        ("사진 출처 = 연합뉴스", "연합뉴스", ""),
        ("Quelle: Truth Social", "Truth Social", ""),
        ("", "", ""),
    ],
)
def test_house_and_person_are_told_apart(text, line, person):
    assert credit.split_parties(text) == (line, person)


@pytest.mark.parametrize(
    "house",
    ["Nordlys Press", "Polaris Images", "The Tideway Post", "Harbour News Agency",
     "Ministry of Defence", "Oslo Police", "Tideway Town Council", "Bergen University",
     "Fjord Photo", "Nordic Wire Service", "Vestland Fylke TV", "SV Nordmark FC",
     "Hamburger Abendblatt Archiv", "Agence Littoral", "Global Media GmbH"],
)  # fmt: skip
def test_a_house_that_we_do_not_know_is_no_photographer(house):
    assert credit.split_parties(f"Photo: {house}") == (house, "")
    assert credit.split_parties(f"{house}/Ann Berg") == (house, "Ann Berg")


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("Snow in Oslo. REUTERS/Ann Berg", "REUTERS/Ann Berg"),
        ("Snow in Oslo. /AFP via Getty Images", "/AFP via Getty Images"),
        ("Snow in Oslo | Ann Berg/PA Images via Getty Images", "| Ann Berg/PA Images via Getty Images"),
        ("Schnee in Oslo.Uwe von der Berg/dpa", "Uwe von der Berg/dpa"),
        ("Schnee in Oslo. © IMAGO/Nordlicht/ R.Berg", "© IMAGO/Nordlicht/ R.Berg"),
        ("Snow in Oslo. Photo by Ann Berg", "Photo by Ann Berg"),
    ],
)  # fmt: skip
def test_a_credit_ends_a_line(line, whole):
    found = credit.find_tail(line, sure=True)

    assert found is not None
    assert found["whole"].strip() == whole


@pytest.mark.parametrize(
    "line",
    ["Schnee in Oslo.Getty Images", "Snow in Palma / Ann Berg", "Schnee in Oslo. Quelle: dpa"],
)  # fmt: skip
def test_some_forms_are_credits_only_behind_a_caption(line):
    assert credit.find_tail(line) is not None
    assert credit.find_tail(line, sure=True) is None


@pytest.mark.parametrize(
    "line",
    ["The match ended 3/2.", "He said that it is either/or.", "Trains ran late.",
     "Read the Reuters report.", "Snow fell in Oslo."],
)  # fmt: skip
def test_a_sentence_has_none(line):
    assert credit.find_tail(line) is None


@pytest.mark.parametrize(
    ("inner", "alone", "holds"),
    [
        ("Photo/Xinhua", False, True),
        ("AP Photo/Ann Berg", False, True),
        ("Ann Berg/Nordlys Press", False, False),
        ("Ann Berg/Nordlys Press", True, True),
        ("left", True, False),
        ("CDU", True, False),
    ],
)
def test_brackets_hold_a_credit(inner, alone, holds):
    assert credit.is_bracketed_credit(inner, in_caption=alone) == holds


def test_only_agencies_credit_a_story():
    assert credit.names_only_agencies("Reuters/AFP")
    assert not credit.names_only_agencies("Reuters/Ann Berg")
