"""Captions, credits and photographers out of running text."""

import pytest

from extractors.fields import caption


@pytest.mark.parametrize(
    ("line", "text", "credit", "person", "file"),
    [
        (
            "Snow lies on a bridge in Oslo, Jan 3, 2020. [Photo/Xinhua]",
            "Snow lies on a bridge in Oslo, Jan 3, 2020.",
            "Xinhua",
            "",
            False,
        ),
        (
            "FILE PHOTO: Snow in Oslo. REUTERS/Ann Berg/File Photo",
            "Snow in Oslo.",
            "REUTERS",
            "Ann Berg",
            True,
        ),
        (
            "Snow in Oslo. (Photo by Ann Berg/AFP via Getty Images)",
            "Snow in Oslo.",
            "AFP via Getty Images",
            "Ann Berg",
            False,
        ),
        (
            "Snow in Oslo. (AP Photo/Ann Berg, File)",
            "Snow in Oslo.",
            "AP Photo",
            "Ann Berg",
            True,
        ),
        ("Snow in Oslo. /VCG", "Snow in Oslo.", "VCG", "", False),
        (
            "Schnee in Oslo. Foto: Ann Berg/dpa",
            "Schnee in Oslo.",
            "dpa",
            "Ann Berg",
            False,
        ),
    ],
)
def test_a_caption_is_split_into_its_parts(line, text, credit, person, file):
    lifted = caption.extract(line)

    assert lifted is not None
    shot, rest = lifted
    assert rest == ""
    assert (shot.text, shot.credit_line) == (text, credit)
    assert (shot.photographer, shot.file) == (person, file)


def test_a_glued_paragraph_is_given_back():
    lifted = caption.extract("Snow in Oslo. [Photo/Xinhua] Trains ran late.")

    assert lifted is not None
    assert lifted[1] == "Trains ran late."


@pytest.mark.parametrize(
    "line",
    [
        "The agency (Reuters) said that it was late.",
        "Trains ran late, the railway said. (AFP)",
        "He said the photo: it is nice",
    ],
)
def test_a_sentence_is_no_caption(line):
    assert caption.extract(line) is None


@pytest.mark.parametrize(
    "line",
    ["REUTERS/Ann Berg", "Ann Berg/Pool via REUTERS", "Image: Getty",
     "REUTERS/Ann Berg/Illustration/File Photo"],
)  # fmt: skip
def test_a_credit_alone_is_known(line):
    assert caption.is_credit(line)
