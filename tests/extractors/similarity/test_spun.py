"""Spun copy fires; a story that merely quotes another tongue does not."""

from extractors.similarity import spun

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
