"""Words before the dates of a line."""

import pytest

from extractors.formats.common.date_forms.date_labels import split_at_labels


@pytest.mark.parametrize(
    ("line", "published", "changed"),
    [
        ("Published: A | Last updated: B", "A", "B"),
        ("Zuletzt aktualisiert: B Publiziert: A", "A", "B"),
        ("Publié le A, mis à jour le B", "le A", "le B"),
        ("Udgivet A Opdateret B", "A", "B"),
        ("Δημοσίευση: A Τελευταία ενημέρωση: B", "A", "B"),
        ("公開日時：A 更新日時：B", "A", "B"),
        ("입력 A 수정 B", "A", "B"),
        ("เผยแพร่: A ปรับปรุง: B", "A", "B"),
    ],
)
def test_split_at_labels_two_labels_part_the_dates(line, published, changed):
    parts = {
        part.is_change: part.text.strip(" ,:：|")
        for part in split_at_labels(line)
    }

    assert parts == {False: published, True: changed}


@pytest.mark.parametrize(
    "line",
    ["3 March 2026", "Publisher Ann Berg", "24. maj 2026", "Updates " * 7],
)
def test_split_at_labels_line_without_labels_has_no_parts(line):
    assert split_at_labels(line) == ()
