"""Notes of links are removed in every language; other brackets stay."""

import pytest

from extractors.fields.link_notes import strip_link_notes


@pytest.mark.parametrize(
    "note",
    [
        "(opens in a new window)", "[opens new tab]",
        "(öffnet in neuem Tab)", "(s’ouvre dans une nouvelle fenêtre)",
        "(se abre en una ventana nueva)", "(si apre in una nuova scheda)",
        "(abre numa nova janela)", "(opent in nieuw venster)",
        "(otwiera się w nowym oknie)", "(откроется в новом окне)",
        "（新しいウィンドウで開きます）", "（在新窗口打开）", "(새 창에서 열림)",
        "(يفتح في نافذة جديدة)", "(external link)", "(lien externe)", "(öppnas i nytt fönster)",
        "(otevře se v novém okně)", "(ανοίγει σε νέο παράθυρο)",
        "(új ablakban nyílik meg)", "(se deschide într-o fereastră nouă)",
        "(відкриється в новому вікні)",
    ],
)  # fmt: skip
def test_strip_link_notes_note_is_removed(note):
    assert strip_link_notes(f"The report {note}. It").startswith(
        "The report. I"
    )


@pytest.mark.parametrize(
    "text",
    [
        "The shop (with a new owner) has a broken window.",
        "The firm (an external link to the port) closed.",
        "He stood (by the window) for an hour.",
        "The firm put new panes into each window.",
    ],
)
def test_strip_link_notes_story_stays(text):
    assert strip_link_notes(text) == text
