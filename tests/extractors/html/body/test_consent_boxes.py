"""Consent dialogues and placeholders are removed by what they say."""

import pytest

from extractors.html import page_tree
from extractors.html.body.consent_boxes import remove_consents
from extractors.html.dom import count_characters, text_of
from tests.extractors.html.pages import STORY, page_of

DIALOGUE = (
    "<div><h2>{0}</h2><p>We use cookies to remember your language and your"
    " town on our pages.</p><p>Your consent lets our partners keep data on"
    " your device for adverts.</p></div>"
)


def remove(markup, headline="Snow stops trains"):
    tree = page_tree.parse(page_of(f"<h1>{headline}</h1>{markup}"))
    remove_consents(tree, count_characters(tree), headline)
    return text_of(tree)


def test_remove_consents_dialogue_behind_story_is_removed():
    text = remove(f"<article>{STORY}</article>{DIALOGUE}")

    assert "cookies" not in text
    assert "Line 5" in text


def test_remove_consents_list_of_platform_is_removed_in_any_language():
    rows = "<li><p>Un cookie è un piccolo file di testo.</p></li>" * 90
    text = remove(
        f"<article>{STORY}</article>"
        f"<div id='onetrust-pc-sdk'><ul>{rows}</ul></div>"
    )

    assert "cookie" not in text
    assert "Line 5" in text


@pytest.mark.parametrize(
    "name",
    ["id='coiPage-2' class='coi-consent-banner__page'", "role='dialog' aria-label='Privacy preferences'",
     "role='alertdialog' aria-label='Cookie-Einstellungen'"],
)  # fmt: skip
def test_remove_consents_named_dialogue_is_removed(name):
    rows = "<p>Vendor 9 stores information for 30 days.</p>" * 20
    text = remove(f"<article>{STORY}</article><div {name}>{rows}</div>")

    assert "Vendor" not in text
    assert "Line 5" in text


def test_remove_consents_other_dialogue_stays():
    assert "Vendor" in remove(
        "<div role='dialog' aria-label='Story'><p>Vendor 9 sells fish.</p></div>"
    )


def test_remove_consents_story_about_cookies_stays():
    text = remove(f"<div>{DIALOGUE}</div>", "Court bans cookies")

    assert "We use cookies" in text


@pytest.mark.parametrize(
    "line",
    [
        "To see this video from YouTube, you must accept cookies first.",
        "Mit Klick auf den Inhalt werden Daten an Dritte übertragen.",
        "Pour afficher ce contenu de Vimeo, acceptez les cookies tiers.",
        "Acepta las cookies de terceros para ver este contenido externo.",
        "Per vedere questo contenuto esterno accetta i cookie di terzi.",
        "Чтобы показать видео, нужно согласие на передачу данных YouTube.",
    ],
)
def test_remove_consents_placeholder_in_story_is_removed(line):
    text = remove(f"<article>{STORY}<div><p>{line}</p></div>{STORY}</article>")

    assert line not in text
    assert "Line 5" in text


def test_remove_consents_placeholder_whose_button_acts_is_removed():
    line = "Este contenido es de un tercero que puede instalar cookies."
    box = f"<div><p>{line}</p><button>Aceptar y ver</button></div>"

    assert line not in remove(f"<article>{STORY}{box}{STORY}</article>")


def test_remove_consents_paragraph_about_platform_stays():
    line = "The police said on Facebook that the road would stay closed."

    assert line in remove(
        f"<article>{STORY}<div><p>{line}</p></div></article>"
    )


@pytest.mark.parametrize(
    "lines",
    [
        "<p>Hier staat een video van YouTube. U kunt deze met één klik tonen."
        "</p><p>Ik ga ermee akkoord dat inhoud van YouTube wordt getoond."
        " Daarbij kunnen persoonsgegevens worden doorgegeven aan derden.</p>",
        "<p>W tym miejscu znajduje się film z YouTube. Aby go wyświetlić,"
        " wyraź zgodę na przekazanie danych osobowych do YouTube.</p>",
    ],
)
def test_remove_consents_placeholder_of_more_languages_is_removed(lines):
    text = remove(
        f"<article>{STORY}<div class='embed'>{lines}</div></article>"
    )

    assert "YouTube" not in text
    assert "Line 5" in text
