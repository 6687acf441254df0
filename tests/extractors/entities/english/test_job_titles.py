"""Where a run is cut: titles, and how far a name reaches."""

import pytest

from extractors.entities.english.job_titles import at_title, trimmed
from extractors.entities.english.name_spans import run_at
from extractors.entities.english.span_extension import extended
from extractors.entities.text.text_context import Reading
from extractors.entities.text.tokens import tokenise


def reading(text):
    return Reading(tokenise(text), ())


def words(text, run):
    tokens = tokenise(text)
    return [w for unit in run for w in tokens.words[unit.first : unit.last]]


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        ("Finance Minister Carla Rojas", "Finance Minister", "Carla Rojas"),
        ("Former President Carla Rojas", "President", "Carla Rojas"),
        ("Dr. Carla Rojas", "Dr.", "Carla Rojas"),
    ],
)
def test_a_title_is_cut_off(text, role, name):
    read = reading(text)

    titled = at_title(read, trimmed(read, run_at(read, 0)))

    assert titled is not None
    assert titled.role == role
    assert " ".join(words(text, titled.after)) == name


@pytest.mark.parametrize("text", ["Stephen King", "Carla Rojas"])
def test_a_name_without_a_title_is_left_whole(text):
    read = reading(text)

    assert at_title(read, run_at(read, 0)) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Academy of Rural Trade and River Studies opened", 7),
        ("Treaty of Lasting Peace and Friendship was", 6),
        ("Bank of the Andes and Chile agreed", 4),
        ("Bank of rivers", 1),
    ],
)
def test_a_name_reaches_over_its_fields_of_work(text, name):
    assert extended(reading(text), 1) == name


def test_a_line_of_capitals_is_loud_and_prose_is_not():
    read = reading("PORT STRIKE ENDS AFTER DAYS\n\nThe strike ended here.")

    assert read.loud[0]
    assert not read.loud[-2]
