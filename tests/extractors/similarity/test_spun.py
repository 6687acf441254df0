"""Spun copy fires; a story that merely quotes another tongue does not."""

import pytest

from extractors.similarity import spun
from tests.quality.spun import own

PLAIN = (
    "The ministers met on Monday to talk about the price of grain and the "
    "state of the roads in the north of the country. They agreed to meet "
    "again in spring, when the new bridge will be open to lorries. "
) * 3
SPUN = PLAIN + (
    "The rapat was held in good order, and the ministers gave their dukungan "
    "to a plan for more kualitasal trade. An ahli said the zaman of cheap "
    "grain was over, and that a berkaitant answer was needed from each side. "
    "The nilai of the tempats was small but the kisaran of topics was wide. "
)
MIXED = PLAIN + (
    "At the warung by the mosque Siti sells nasi goreng and teh tarik. "
    '"Kami tidak takut," she said. The bupati promised a new road before '
    "Lebaran; nobody in the pasar believed him, and the becak drivers of the "
    "kampung laughed over their kopi and went home before subuh. "
)


def test_substituted_words_are_named():
    found = spun.evidence(SPUN, "en")

    assert found is not None
    assert found.language == "id"
    words = {one.word for one in found.examples}
    assert {"rapat", "dukungan", "kualitasal", "tempats"} <= words


def test_code_switching_is_no_spinning():
    assert spun.evidence(MIXED, "en") is None


def test_a_clean_text_is_clean():
    assert spun.evidence(PLAIN, "en") is None


def test_a_language_without_a_list_is_not_weighed():
    assert spun.evidence(SPUN, "sw") is None


def identity(one):
    return f"{one.language} {one.kind}"


@pytest.mark.parametrize(
    "one", [one for one in own() if one.kind == "spun"], ids=identity
)
def test_it_is_seen_in_other_languages_too(one):
    found = spun.evidence(one.text, one.language)

    assert found is not None
    assert found.language == "id"
    words = {each.word for each in found.examples}
    assert len(words) >= 10
    assert any("+" in each.reason for each in found.examples)
    assert not words & {"bremen", "brest", "gijón"}


@pytest.mark.parametrize(
    "one", [one for one in own() if one.kind != "spun"], ids=identity
)
def test_their_clean_copy_and_their_code_switching_are_left_alone(one):
    assert spun.evidence(one.text, one.language) is None
