"""Spun copy is detected; a story with foreign words and quotes is not."""

import pytest

from extractors.similarity import spun
from tests.quality.spun import own_texts

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


def test_evidence_spun_text_lists_words():
    result = spun.evidence(SPUN, "en")

    assert result is not None
    assert result.language == "id"
    words = {example.word for example in result.examples}
    assert {"rapat", "dukungan", "kualitasal", "tempats"} <= words


def test_evidence_code_switching_returns_none():
    assert spun.evidence(MIXED, "en") is None


def test_evidence_plain_text_returns_none():
    assert spun.evidence(PLAIN, "en") is None


def test_evidence_language_without_list_returns_none():
    assert spun.evidence(SPUN, "sw") is None


def case_id(case):
    return f"{case.language} {case.kind}"


@pytest.mark.parametrize(
    "case", [case for case in own_texts() if case.kind == "spun"], ids=case_id
)
def test_evidence_spun_text_of_other_language_lists_words(case):
    result = spun.evidence(case.text, case.language)

    assert result is not None
    assert result.language == "id"
    words = {example.word for example in result.examples}
    assert len(words) >= 10
    assert any("+" in example.reason for example in result.examples)
    assert not words & {"bremen", "brest", "gijón"}


@pytest.mark.parametrize(
    "case", [case for case in own_texts() if case.kind != "spun"], ids=case_id
)
def test_evidence_unspun_text_of_other_language_returns_none(case):
    assert spun.evidence(case.text, case.language) is None
