"""The normal form of photo captions, and how alike two are."""

import pytest

from extractors.similarity.captions import (
    ALIKE,
    likeness,
    names_differ,
    normal_form,
)

SHOT = "Boats lie at the quay of Kestwick after the storm"


@pytest.mark.parametrize(
    "framed",
    [
        f"FILE PHOTO: {SHOT}",
        f"(FILE) - {SHOT}",
        f"{SHOT}, March 3, 2026. [Photo/Xinhua]",
        f"{SHOT}. (AP Photo/Someone)",
        f"1/4 {SHOT}",
        f"{SHOT} am 3. März 2026",
        f"{SHOT} am 03.03.2026",
        f"{SHOT} on Tuesday, March 3",
    ],
)
def test_normal_form_framed_caption_equals_plain(framed):
    assert normal_form(framed) == normal_form(SHOT)


def test_likeness_one_changed_word_is_same_caption():
    other = SHOT.replace("lie", "rest")

    assert likeness(
        normal_form(SHOT).split(), normal_form(other).split()
    ) >= ALIKE  # fmt: skip


def test_likeness_other_number_is_zero():
    assert likeness(["gate", "4", "open"], ["gate", "5", "open"]) == 0.0


def test_names_differ_other_place_or_person_returns_true():
    text = "The mayor speaks with Ann Berg in Palma on Monday."

    assert names_differ(text, text.replace("Palma", "Tromvik"))
    assert names_differ(text, text.replace("Ann Berg", "Ola Nordmo"))


def test_names_differ_spelling_or_missing_name_returns_false():
    text = "The mayor speaks with Oleksandr in Palma."

    assert not names_differ(text, text.replace("Oleksandr", "Olexandr"))
    assert not names_differ(text, "The mayor speaks in Palma.")
