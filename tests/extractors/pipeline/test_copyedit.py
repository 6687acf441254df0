"""What an editor does with raw wire, move by move."""

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
        ("(Adds quote from railway, paragraph 3)", "editor-note"),
        ("By Ann Berg", "byline"),
        ("Snow lies in Oslo. REUTERS/Ann Berg", "caption"),
    ],
)
def test_what_is_no_story_is_cut_by_its_rule(extra, rule):
    edited = edit((*STORY, extra), "Snow closes bridge")

    assert edited.paragraphs == CLEAN
    assert [one.rule for one in edited.trace] == [rule, "dateline"]


def test_a_credit_alone_joins_its_caption():
    edited = edit(
        ("FILE PHOTO: Snow lies in Oslo.", "REUTERS/Ann Berg", *STORY), ""
    )

    (shot,) = edited.captions
    assert (shot.text, shot.photographer) == ("Snow lies in Oslo.", "Ann Berg")
    assert edited.paragraphs == CLEAN


def test_a_text_printed_twice_is_told_once():
    assert edit(STORY * 2, "").paragraphs == CLEAN


def test_near_identical_captions_are_one():
    long = "Snow lies on the old bridge in Oslo, Norway, on Friday"
    shots = [Caption(long), Caption(f"{long}, January 3."), Caption("Trains.")]

    merged = merge_captions(shots)

    assert [(one.text, one.occurrences) for one in merged] == [
        (f"{long}, January 3.", 2),
        ("Trains.", 1),
    ]
