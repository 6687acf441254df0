"""Lines that only state when a story came out."""

import pytest

from extractors.pipeline.copyedit import edit
from extractors.pipeline.date_lines import is_date_line

STORY = (
    "The railway closed the old bridge on Friday after the snow.",
    "Trains ran again at noon.",
)


@pytest.mark.parametrize(
    "line",
    [
        "24 November 2026",
        "Tue 24 Nov 2026 14.30 GMT",
        "Published: 14:30, 24 November 2026 | Updated: 08:00, 25 November 2026",
        "3 hours ago",
        "24.11.2026, 14:30 Uhr",
        "Dienstag, 24.11.2026",
        "Stand: 24.11.2026, 14:30 Uhr",
        "Publié le 24 novembre 2026 à 14:30",
        "24 de noviembre de 2026 14:30",
        "24/11/2026 14h30 Atualizado há 2 horas",
        "24 novembre 2026 alle 14:30",
        "Publicerad: 24 november 2026 kl 14.30",
        "24 listopada 2026, 14:30",
        "2026. november 24. 14:30",
        "24 ноября 2026, 14:30",
        "Giriş: 24.11.2026 - 14:30 Güncelleme: 25.11.2026 - 08:00",
        "2026年11月24日 14時30分",
        "입력 2026.11.24. 오후 2:30 수정 2026.11.25. 오전 8:00",
    ],
)
def test_line_of_dates_alone_is_date_line(line):
    assert is_date_line(line)
    assert edit((line, *STORY), "").paragraphs == STORY


@pytest.mark.parametrize(
    "line",
    [
        "Oslo, 24 November 2026",
        "24 November 2026 was a bad day for ferries",
        "On November 24, 2026 the ferry sank",
        "Results 24.11.2026: Harbour - Eastbay 2-1",
        "Harbour Hall, 24/11/2026",
        "2026",
        "14:30",
        "In 3 hours",
        "The last day",
        "",
    ],
)
def test_line_with_other_words_is_no_date_line(line):
    assert not is_date_line(line)


def test_day_behind_first_paragraph_is_a_subheading():
    lines = (STORY[0], "24 November 2026", STORY[1])

    assert edit(lines, "").paragraphs == lines


def test_time_behind_standfirst_is_date_line():
    lines = (STORY[0], "24 November 2026, 14:30", STORY[1])

    assert edit(lines, "").paragraphs == STORY
