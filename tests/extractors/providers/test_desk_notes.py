from datetime import UTC, datetime

import pytest

from extractors.model.item import NewsItem
from extractors.providers.desk_notes import take_desk_notes

ITEM = NewsItem("urn:test:1", "test", datetime(2026, 3, 1, 12, tzinfo=UTC))
STORY = (
    "The harbour bridge will be closed for two weeks, the mayor said.",
    "It carries 3,000 lorries a day (and some buses).",
)


@pytest.mark.parametrize(
    ("note", "signal"),
    [
        ("(Adds quotes, background)", "sig:update"),
        ("(Updates throughout, adds details from port (paragraph 4))",
         "sig:update"),
        ("(Corrects number of lorries in paragraph two)", "sig:correction"),
        ("(This March 2 story has been corrected to say lorries)",
         "sig:correction"),
        ("(This story has been updated with comment)", "sig:update"),
        ("(Neu: Reaktion Bürgermeister)", "sig:update"),
        ("(Berichtigung: im 2. Absatz muss es Lastwagen heißen)",
         "sig:correction"),
        ("ATTENTION - ajoute réaction du maire ///", "sig:update"),
        ("(Corrige le nombre de camions au 2e paragraphe)",
         "sig:correction"),
        ("(Actualiza con declaraciones del alcalde)", "sig:update"),
        ("(Добавлены подробности, комментарий мэра)", "sig:update"),
        ("(Retter tal i 2. afsnit)", "sig:correction"),
        ("（訂正：2段落目のトラックの数）", "sig:correction"),
        ("Editors, please note: this story corrects the number of lorries.",
         "sig:correction"),
    ],
)  # fmt: skip
def test_note_at_the_head_becomes_editors_note_and_signal(note, signal):
    item, lines = take_desk_notes(ITEM, (note, *STORY))

    assert lines == STORY
    assert item.ed_note == note
    assert item.signals == (signal,)
    assert item.pub_status == "usable"


def test_note_at_the_end_is_read_too():
    note = "(This story has been corrected to fix the number of lorries)"

    item, lines = take_desk_notes(ITEM, (*STORY, note))

    assert lines == STORY
    assert item.signals == ("sig:correction",)


def test_repeat_note_has_no_signal():
    item, lines = take_desk_notes(ITEM, ("(Repeats for all clients)", *STORY))

    assert (lines, item.signals) == (STORY, ())
    assert item.ed_note == "(Repeats for all clients)"


def test_line_that_tells_editors_to_kill_the_story_cancels():
    line = "EDITORS: Please kill the story slugged BRIDGE."

    item, lines = take_desk_notes(ITEM, (line, *STORY))

    assert lines == STORY
    assert item.pub_status == "canceled"


@pytest.mark.parametrize(
    "line",
    [
        "(Ann Berg reported from Oldport.)",
        "Adds the mayor: the bridge is old.",
        "(Bridges) and ferries were closed (Updates follow on page 3)",
        "Editor's note: This story describes violence.",
        "Editor's note: A photo in this story was withdrawn.",
        "The mayor corrects his own speech.",
        "(Retter waren bis in die Nacht im Einsatz)",
    ],
)
def test_line_of_the_story_stays(line):
    assert take_desk_notes(ITEM, (line, *STORY)) == (ITEM, (line, *STORY))


def test_note_in_the_middle_of_a_long_story_stays():
    lines = (*STORY * 5, "(Adds up to 40 million a year)", *STORY * 2)

    assert take_desk_notes(ITEM, lines) == (ITEM, lines)


def test_text_that_is_only_a_note_stays():
    assert take_desk_notes(ITEM, ("(Adds quotes)",))[1] == ("(Adds quotes)",)
