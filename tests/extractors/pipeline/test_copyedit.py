"""Copy editing of raw wire, rule by rule."""

import pytest

from extractors.model.item import Caption
from extractors.pipeline.copyedit import edit, merge_captions

STORY = (
    "OSLO (NTB) — Snow closed the old bridge on Friday, the railway said.",
    "Workers cleared the tracks by noon, and trains ran again at one o’clock.",
    "More snow is expected on Sunday, according to the weather service.",
)
CLEAN = (STORY[0].partition("— ")[2], *STORY[1:])


@pytest.mark.parametrize(
    ("extra", "rule"),
    [
        ("Snow Closes Bridge", "headline-repeat"),
        ("Read more", "furniture"),
        ("(Reporting by Ann Berg; Editing by Ole Vik)", "signoff"),
        ("By Ann Berg", "byline"),
        ("Snow lies in Oslo. REUTERS/Ann Berg", "caption"),
    ],
)
def test_edit_extra_line_is_cut_by_its_rule(extra, rule):
    edited = edit((*STORY, extra), "Snow closes bridge")

    assert edited.paragraphs == CLEAN
    assert [step.rule for step in edited.trace] == [rule, "dateline"]


@pytest.mark.parametrize(
    ("lines", "agencies"),
    [
        (("od-jk/abc/xyz",), ("AFP",)),
        (("nw/ab/tr", "(ends)"), ()),
        (("ABC (DEF) // GHI", "Lusa/Fim"), ("Lusa",)),
        (("(PAP)",), ()),
        (("==Kyodo",), ("Kyodo",)),
    ],
)
def test_edit_last_lines_that_end_the_story_are_cut(lines, agencies):
    edited = edit((*STORY, *lines), "", agencies)

    assert edited.paragraphs == CLEAN
    assert [step.rule for step in edited.trace[:-1]] == ["end-mark"] * len(
        lines
    )


def test_edit_end_mark_before_text_or_alone_stays():
    lines = (STORY[1], "ab/cd", STORY[2])

    assert edit(lines, "").paragraphs == lines
    assert edit(("ab/cd",), "").paragraphs == ("ab/cd",)


def test_edit_agency_below_caption_is_its_credit():
    edited = edit((*STORY, "FILE PHOTO: Snow lies in Oslo.", "(REUTERS)"), "")

    assert [found.credit_line for found in edited.captions] == ["REUTERS"]


def test_edit_agency_below_byline_is_cut_with_it():
    edited = edit(("By Ann Berg", "THE CANADIAN PRESS", *STORY), "")

    assert edited.paragraphs == CLEAN
    assert edited.byline == "Ann Berg"


def test_edit_agency_alone_without_byline_stays():
    edited = edit(("THE CANADIAN PRESS", *STORY), "")

    assert edited.paragraphs[0] == "THE CANADIAN PRESS"


def test_edit_separate_credit_joins_caption():
    edited = edit(
        ("FILE PHOTO: Snow lies in Oslo.", "REUTERS/Ann Berg", *STORY), ""
    )

    (parsed,) = edited.captions
    assert (parsed.text, parsed.photographer) == (
        "Snow lies in Oslo.",
        "Ann Berg",
    )
    assert edited.paragraphs == CLEAN


def test_edit_repeated_text_is_dropped():
    assert edit(STORY * 2, "").paragraphs == CLEAN


def test_merge_captions_near_identical_become_one():
    long = "Snow lies on the old bridge in Oslo, Norway, on Friday"
    captions = [
        Caption(long),
        Caption(f"{long}, January 3."),
        Caption("Trains."),
    ]

    merged = merge_captions(captions)

    assert [(caption.text, caption.occurrences) for caption in merged] == [
        (f"{long}, January 3.", 2),
        ("Trains.", 1),
    ]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By ANN BERG, Associated Press", "ANN BERG"),
        ("By Ann Berg, The Canadian Press", "Ann Berg"),
        ("Ann Berg, AAP", "Ann Berg"),
    ],
)
def test_edit_byline_with_agency_above_story_is_names(line, names):
    edited = edit((line, *STORY), "")

    assert edited.byline == names
    assert edited.paragraphs == CLEAN


def test_edit_byline_behind_dateline_is_names():
    edited = edit(("OSLO, Nov 24 (Reuters) - By Ann Berg", *STORY[1:]), "")

    assert edited.byline == "Ann Berg"
    assert edited.paragraphs == STORY[1:]


def test_edit_written_by_is_byline_at_head_and_signoff_at_end():
    line = "Written by Ann Berg"

    assert edit((line, *STORY), "").byline == "Ann Berg"
    assert edit((*STORY, line), "").byline == ""


def test_edit_name_with_agency_within_story_stays():
    lines = (*STORY, "Ann Berg, AAP", STORY[2])

    assert edit(lines, "").paragraphs == (*CLEAN, *lines[3:])
