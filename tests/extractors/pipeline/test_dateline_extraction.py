"""Where in a story a dateline can stand."""

import pytest

from extractors.pipeline.dateline_extraction import extract_dateline

SENTENCE = "Snow fell on the town all night."


def test_extract_place_at_head_is_cut():
    parsed, rest, cut = extract_dateline(["OSLO — Snow fell.", SENTENCE])

    assert parsed is not None
    assert (parsed.text, cut) == ("OSLO", "OSLO — ")
    assert rest == ["Snow fell.", SENTENCE]


def test_extract_place_below_heading_is_cut():
    parsed, rest, _ = extract_dateline(["Snow closes road", "OSLO — It fell."])

    assert parsed is not None
    assert rest == ["Snow closes road", "It fell."]


@pytest.mark.parametrize(
    "paragraphs",
    [
        [SENTENCE, "OSLO: The road is closed."],
        ["HOUSTON: Will it snow?", "HALVORSEN: It will."],
        ["OSLO. The fjord is near.", "BERGEN. It rains there."],
        ["Oslo - The fjord is near.", "Bergen - The rain is near."],
        ["OSLO — The fjord is near.", "BERGEN — The rain is near."],
    ],
)
def test_extract_place_in_list_or_interview_stays(paragraphs):
    assert extract_dateline(paragraphs) == (None, paragraphs, "")


def test_extract_agency_below_summary_is_cut():
    parsed, rest, _ = extract_dateline([SENTENCE, "OSLO (AP) — It fell."])

    assert parsed is not None
    assert rest == [SENTENCE, "It fell."]


def test_extract_dialect_of_named_agency_is_used():
    paragraph = "Oslo, 5 zzz (EFE).- Snow fell."

    assert extract_dateline([paragraph])[0] is None
    parsed, rest, _ = extract_dateline([paragraph], ("EFE",))
    assert parsed is not None
    assert (parsed.text, parsed.agency) == ("Oslo", "EFE")
    assert rest == ["Snow fell."]


def test_dateline_without_text_stands_above_story():
    text = "Snow closed the old bridge on Friday, the railway said."

    parsed, lines, _ = extract_dateline(["OSLO (NTB) -", text])

    assert parsed is not None
    assert lines == [text]


def test_bracket_in_short_last_line_is_no_dateline():
    lines = ["Snow closed the old bridge on Friday.", "He lost (twice)."]

    assert extract_dateline(lines) == (None, lines, "")
