import pytest

from extractors.similarity.captions import ALIKE, likeness, normal_form

SHOT = "Boats lie at the quay of Kestwick after the storm"


@pytest.mark.parametrize(
    "framed",
    [
        f"FILE PHOTO: {SHOT}",
        f"(FILE) - {SHOT}",
        f"{SHOT}, March 3, 2026. [Photo/Xinhua]",
        f"{SHOT}. (AP Photo/Someone)",
        f"1/4 {SHOT}",
        f"{SHOT} on Tuesday, March 3",
    ],
)
def test_what_frames_the_words_does_not_count(framed):
    assert normal_form(framed) == normal_form(SHOT)


def test_a_changed_word_in_many_is_the_same_caption():
    other = SHOT.replace("lie", "rest")

    assert likeness(
        normal_form(SHOT).split(), normal_form(other).split()
    ) >= ALIKE  # fmt: skip


def test_another_number_is_another_caption():
    assert likeness(["gate", "4", "open"], ["gate", "5", "open"]) == 0.0
