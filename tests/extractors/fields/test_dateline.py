"""Datelines in the trade's own forms, and what only looks like one."""

import pytest

from extractors.fields import dateline


@pytest.mark.parametrize(
    ("paragraph", "text", "places", "agency", "date"),
    [
        (
            "OSLO, Jan. 3 (Xinhua) -- Snow fell.",
            "OSLO",
            ("OSLO",),
            "Xinhua",
            "Jan. 3",
        ),
        (
            "ROME/MILAN, Dec 7 (Reuters) - Snow fell.",
            "ROME/MILAN",
            ("ROME", "MILAN"),
            "Reuters",
            "Dec 7",
        ),
        ("BOISE (AP) — Snow fell.", "BOISE", ("BOISE",), "AP", ""),
        ("Bremen (dpa) - Snow fell.", "Bremen", ("Bremen",), "dpa", ""),
        ("(Reuters) - Snow fell.", "", (), "Reuters", ""),
        ("Dec 7 (Reuters) - Snow fell.", "", (), "Reuters", "Dec 7"),
        ("OSLO — Snow fell.", "OSLO", ("OSLO",), "", ""),
        (
            "MIAMI, Fla. (Reuters) - Snow fell.",
            "MIAMI, Fla.",
            ("MIAMI, Fla.",),
            "Reuters",
            "",
        ),
        ("NEW DELHI: Snow fell.", "NEW DELHI", ("NEW DELHI",), "", ""),
        ("(CNN) Snow fell.", "", (), "CNN", ""),
    ],
)
def test_a_dateline_is_read_and_taken_off(
    paragraph, text, places, agency, date
):
    found, rest = dateline.parse(paragraph)

    assert rest == "Snow fell."
    assert found is not None
    assert (found.text, found.places) == (text, places)
    assert (found.agency, found.date) == (agency, date)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Anna Berg (CDU) said no - and went home.",
        "BREAKING: Snow falls on the town.",
        "U.S. officials said the road was closed.",
        "(Adds detail on the road)",
        "A - B is not the end of it.",
    ],
)
def test_a_sentence_is_left_alone(paragraph):
    assert dateline.parse(paragraph) == (None, paragraph)
