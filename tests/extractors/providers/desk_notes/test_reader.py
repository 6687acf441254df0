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
        ("Eds: UPDATES: With comment from port, details on ferries.",
         "sig:update"),
        ("(Eds: Adding statement of the port)", "sig:update"),
        ("EDS: CORRECTS number of lorries in 2nd graf.", "sig:correction"),
        ("(ATTN: CHANGES headline; ADDS photo)", "sig:update"),
        ("Adds reaction of truckers in paragraph 4", "sig:update"),
        ("Corrects headline", "sig:correction"),
        ("Achtung Redaktionen: Berichtigt wird der Name der Brücke.",
         "sig:correction"),
        ("Till redaktionerna: uppdaterad med kommentar", "sig:update"),
        ("(Uppdaterad med hamnens svar)", "sig:update"),
        ("(aktualizacja)", "sig:update"),
        ("(Reemplaza y amplía)", "sig:update"),
        ("(nieuw: reactie haven)", "sig:update"),
        ("【更新】", "sig:update"),
        ("(3rd LD)", "sig:update"),
        ("This story was corrected on March 2 to fix a name.",
         "sig:correction"),
        ("Denne saken er oppdatert.", "sig:update"),
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


@pytest.mark.parametrize(
    "note",
    [
        "EDS: Note strong language in paragraph 5.",
        "Note to editors: pictures will follow.",
        "(PHOTO+VIDEO)",
        "(mit Bildern)",
        "(foto) (vídeo)",
        "(写真あり)",
        "BC-EU--Norway Bridge,3rd Ld-Writethru,400",
        "^Bridge of Oldport closes for two weeks^",
        "AP Photos OSL101-110, OSL203",
    ],
)
def test_note_on_media_or_slug_has_no_signal(note):
    item, lines = take_desk_notes(ITEM, (note, *STORY))

    assert (lines, item.signals, item.ed_note) == (STORY, (), note)


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
        "Eds. of the two papers met on Monday.",
        "EDS, a maker of scanners, opens a plant in Oldport.",
        "Updates to the tax code will cost families 200 euros",
        "Adds up to 40 million a year",
        "Repeats of the show will be broadcast on Sunday night.",
        "Adds Berg: details of the plan are secret.",
        "Til redaktionen kom 300 breve.",
        "(Picture this)",
        "(Berg, a photographer, saw it.)",
        "BC's premier spoke to reporters in Victoria on Monday.",
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


@pytest.mark.parametrize(
    ("note", "signal"),
    [
        ("Correction: An earlier version of this article named another bridge.",
         "sig:correction"),
        ("*This story was amended on 2 March. The bridge carries lorries.",
         "sig:correction"),
        ("Editor's note: This story has been updated to correct a name.",
         "sig:correction"),
        ("Anmerkung der Redaktion: In einer früheren Fassung stand ein"
         " falscher Name.", "sig:correction"),
        ("Dans une précédente version de cet article, le pont était nommé"
         " par erreur.", "sig:correction"),
        ("В предыдущей версии материала было неверно указано число.",
         "sig:correction"),
        ("(Hinweis: Zahl der Lastwagen im zweiten Absatz berichtigt)",
         "sig:correction"),
        ("（2段落目の台数を訂正しました）", "sig:correction"),
        ("Eds: UPDATES with mayor. With AP Photos.", "sig:update"),
        ("UPDATES with mayor; ADDS background", "sig:update"),
        ("(New throughout, adds mayor)", "sig:update"),
        ("(Notícia atualizada às 14:22)", "sig:update"),
        ("(Voegt reactie van de burgemeester toe)", "sig:update"),
        ("(لإضافة تصريحات رئيس البلدية)", "sig:update"),
    ],
)  # fmt: skip
def test_note_at_the_end_of_any_form_gives_signal(note, signal):
    item, lines = take_desk_notes(ITEM, (*STORY, note))

    assert lines == STORY
    assert item.signals == (signal,)


@pytest.mark.parametrize(
    "line",
    [
        "An earlier version of this bridge was made of wood.",
        "EDITORS: This story replaces one that was withdrawn.",
        "UPDATES and lorries keep the mayor busy.",
        "Editor's note: Updates to follow.",
        "(Note the mayor's correct spelling of the bridge)",
    ],
)
def test_line_with_words_of_a_note_gives_no_signal(line):
    item, _ = take_desk_notes(ITEM, (*STORY, line))

    assert item.signals == ()
    assert item.pub_status == "usable"


def test_text_that_is_only_an_order_to_kill_cancels():
    line = "EDITORS: Please kill BRIDGE, sent at 06:12 GMT."

    item, lines = take_desk_notes(ITEM, (line,))

    assert lines == (line,)
    assert item.pub_status == "canceled"
