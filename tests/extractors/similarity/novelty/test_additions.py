"""Sentences that another text has nowhere."""

import pytest

from extractors.similarity.comparison import compare
from extractors.similarity.novelty.additions import added_sentences
from extractors.words.tokens import read

OLD = {
    "en": "The mill burned on Sunday. Forty workers fled by a rear stair.",
    "de": "Die Mühle brannte am Sonntag. Vierzig Arbeiter flohen über eine"
    " Treppe.",
    "ja": "日曜日に製粉所が燃えた。四十人の作業員が裏の階段から逃げた。",
}
MORE = {
    "en": "A boiler had been mended with string, inspectors found.",
    "de": "Ein Kessel war mit Draht geflickt worden, stellten Prüfer fest.",
    "ja": "検査官によると、ボイラーは針金で修理されていたという。",
}


def added(new, old):
    words, others = read(new), read(old)
    pair = compare(words, others)
    return [
        part.sentence.text
        for part in added_sentences(new, pair.known_new, others.folded)
    ]


@pytest.mark.parametrize("language", OLD)
def test_added_sentences_finds_the_new_one_wherever_it_is(language):
    old, more = OLD[language], MORE[language]

    assert added(f"{old} {more}", old) == [more]
    assert added(f"{more} {old}", old) == [more]


@pytest.mark.parametrize("language", OLD)
def test_added_sentences_moved_or_cut_text_adds_nothing(language):
    first, mark, second = OLD[language].partition(
        "。" if language == "ja" else ". "
    )

    assert added(second + mark + first, OLD[language]) == []
    assert added(second, OLD[language]) == []


def test_added_sentences_rewording_adds_nothing():
    reworded = "On Sunday the mill burned, and by a rear stair workers fled."

    assert added(reworded, OLD["en"]) == []


def test_added_sentences_template_with_new_numbers_is_added():
    old = (
        "Sales of the firm rose to 41.2 million crowns in 1931 or 16 a share."
    )
    new = (
        "Sales of the firm rose to 38.7 million crowns in 1932 or 12 a share."
    )

    assert added(f"{new} {old}", old) == [new]
