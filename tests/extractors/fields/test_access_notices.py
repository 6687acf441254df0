"""Notices that only subscribers can read the rest of a text."""

import pytest

from extractors.fields.access_notices import is_access_notice


@pytest.mark.parametrize(
    "line",
    [
        "This post is for paid subscribers.",
        "Already a paid subscriber? Sign in",
        "Become a member to keep reading this story.",
        "Dieser Artikel ist Teil unseres Plus-Angebots.",
        "Sie sind bereits Abonnent? Jetzt einloggen",
        "Déjà abonné ? Connectez-vous",
        "Suscríbete para seguir leyendo. ¿Ya eres suscriptor? Inicia sesión",
        "Bliv abonnent og læs videre. Allerede abonnent? Log ind",
        "Tilaa lehti ja jatka lukemista. Oletko jo tilaaja? Kirjaudu sisään",
        "Tento článek je jen pro předplatitele.",
        "Ez a cikk csak előfizetőknek érhető el.",
        "Оформите подписку, чтобы читать дальше. Уже подписаны? Войти",
        "Bu içerik yalnızca abonelere özeldir.",
        "Devamını okumak için abone olun.",
        "Αυτό το άρθρο είναι μόνο για συνδρομητές.",
        "Είστε ήδη συνδρομητής; Συνδεθείτε",
        "Ovaj članak dostupan je samo pretplatnicima.",
        "Pretplatite se i nastavite čitati.",
        "Тази статия е само за абонати.",
        "Tento článok je len pre predplatiteľov.",
        "Šis straipsnis skirtas tik prenumeratoriams.",
    ],
)
def test_is_access_notice_of_any_language_is_true(line):
    assert is_access_notice(line)


@pytest.mark.parametrize(
    "line",
    [
        "The paper said subscribers could log in to read the story again.",
        "This story has been read by 4,000 subscribers, the editor said.",
        "Become a member, said the club, and you will read about it.",
        "Subscribers have already left. Will they come back?",
        "“This article is for subscribers”, said the note on the door.",
        "This rule is for members of the guild.",
        "Este artículo fue escrito para los suscriptores del club en 1974.",
        "Bu haber abonelerin tepkisini çekti.",
        "Abonnenter fik i går besked om, at prisen stiger.",
        "Tilaajat saivat lehden myöhässä.",
    ],
)
def test_is_access_notice_sentence_of_a_story_is_false(line):
    assert not is_access_notice(line)
