import pytest

from extractors.providers.desk_notes import states_change


@pytest.mark.parametrize(
    "line",
    [
        "Correction: An earlier version of this story gave another price.",
        "An earlier version misidentified the owner of the ferry.",
        "This article was amended on 4 May 2026 to name the ferry.",
        "This is a corrected version of a story sent on Tuesday.",
        "Editor's note: the age of the captain was corrected.",
        "In einer früheren Fassung stand, die Fähre sei alt. Das war falsch.",
        "Dieser Artikel wurde nachträglich korrigiert.",
        "Erratum : dans une première version, le nom était faux.",
        "Cet article a été corrigé le 4 mai à 12h30.",
        "En una versión anterior de esta noticia se daba otro precio.",
        "Esta noticia ha sido corregida.",
        "Questo articolo è stato corretto il 4 maggio.",
        "Uma versão anterior desta matéria trazia outro preço.",
        "In een eerdere versie van dit artikel stond een andere prijs.",
        "Rättelse: I en tidigare version angavs fel pris.",
        "I en tidligere udgave af denne artikel stod en anden pris.",
        "W poprzedniej wersji artykułu podano inną cenę.",
        "В предыдущей версии статьи была указана другая цена.",
        "この記事は5月4日に訂正しました。",
    ],
)
def test_sentence_on_error_states_correction(line):
    assert states_change(line) == "correction"


@pytest.mark.parametrize(
    "line",
    [
        "This story has been updated with comment from the port.",
        "Dieser Text wurde am 4. Mai um 12.30 Uhr aktualisiert.",
        "Cet article a été mis à jour.",
        "Dit artikel is bijgewerkt om 12.30 uur.",
        "Artikeln har uppdaterats.",
        "Bu haber güncellendi.",
        "Этот материал обновлен.",
    ],
)
def test_sentence_on_new_facts_states_update(line):
    assert states_change(line) == "update"


@pytest.mark.parametrize(
    "line",
    [
        "An earlier version of the bill incorrectly named the fund.",
        "An earlier version of the ferry had two engines.",
        "The first version was wrong, the captain said.",
        "This article of the constitution was amended in 1992.",
        "Cet article a été modifié par le Sénat en première lecture.",
        "Esta nota fue corregida por el profesor.",
        "Une première version du texte avait été rejetée à tort.",
        "In einer früheren Version des Gesetzes war die Frist falsch.",
        "This story is about a corrected mistake and its price.",
        "This report says that maps must be updated.",
        "Dieser Bericht wird am Montag im Rat beraten.",
        "An earlier version of this article appeared in a magazine.",
        "An earlier version of this story was withdrawn.",
        "Notice: the corrected timetable is valid from Monday.",
    ],
)
def test_sentence_of_the_story_states_nothing(line):
    assert states_change(line) == ""
