"""A text's candidates: its runs cut into the names that they hold."""

from collections.abc import Iterator

from extractors.entities.english.features import add
from extractors.entities.english.head_nouns import heads
from extractors.entities.english.job_titles import at_title, trimmed
from extractors.entities.english.name_spans import Run, Unit, run_at
from extractors.entities.english.scoring import (
    Candidate,
    weigh_known,
    weigh_new,
)
from extractors.entities.text.lexicon import names, section, words
from extractors.entities.text.text_context import Reading

__all__ = ["find_candidates"]

_GENERIC = section("closed.txt", "generic")


def find_candidates(reading: Reading) -> Iterator[Candidate]:
    """Yield the candidates of a text, in order, none overlapping."""
    at = 0
    while at < reading.size:
        run = run_at(reading, at)
        if not run:
            at += 1
            continue
        at = run[-1].last
        for piece in _cut(reading, trimmed(reading, run)):
            at = max(at, piece.last)
            yield piece


def _cut(reading: Reading, run: Run) -> Iterator[Candidate]:
    """Cut a run at its title, then each side into names."""
    titled = at_title(reading, run)
    if titled is None:
        yield from _names(reading, run, None)
        return
    for piece in _names(reading, titled.before, None):
        if piece.hit is None:  # whose title it is: ``Acme Chairman``
            add(piece.votes, "person", -2.0)
            add(piece.votes, "organisation", 1.0)
        yield piece
    yield from _names(reading, titled.after, titled.role)


def _names(
    reading: Reading, run: Run, title: str | None
) -> Iterator[Candidate]:
    while run:
        size, piece = _first(reading, run, title)
        yield piece
        run, title = run[size:], None


def _first(
    reading: Reading, run: Run, title: str | None
) -> tuple[int, Candidate]:
    """Take the first name off a run; give how many units it took."""
    if run[0].hit is None:
        size = _free(reading, run, titled=title is not None)
    elif _given(reading, run, titled=title is not None):
        size, title = _free(reading, run, titled=True), title or ""
    else:
        size = _grown(reading, run)
        if size == 1:
            return 1, weigh_known(reading, run[0], title)
        title = None
    return size, weigh_new(reading, run[0].first, run[size - 1].last, title)


def _free(reading: Reading, run: Run, *, titled: bool) -> int:
    """Count the units of a name that begins with an unknown word."""
    given = reading.word(run[0].first) in names("first_names.txt")
    size = 1
    while size < len(run) and (
        run[size].hit is None
        or _surname(run, size, expected=titled or (given and size <= 2))
        or _inner(reading, run, size)
        or _head(reading, run[size])
    ):
        size += 1
    return size


def _surname(run: Run, at: int, *, expected: bool) -> bool:
    """Tell the surname in ``Jack London`` from a place."""
    unit = run[at]
    return (
        expected
        and unit.hit is not None
        and unit.last - unit.first == 1
        and unit.hit.entry.type != "people"
    )


def _inner(reading: Reading, run: Run, at: int) -> bool:
    """Tell a known name inside a longer one: ``Royal Norway Bank``."""
    later = any(
        unit.hit is None and reading.word(unit.first) in heads()
        for unit in run[at + 1 :]
    )
    return later and reading.word(run[at].first) not in names(
        "first_names.txt"
    )


def _head(reading: Reading, unit: Unit) -> bool:
    """Tell the head of ``Andean Farmers Union`` from the town of Union."""
    return (
        unit.hit is not None
        and unit.last - unit.first == 1
        and not unit.hit.entry.sure
        and reading.word(unit.first) in heads()
    )


def _given(reading: Reading, run: Run, *, titled: bool) -> bool:
    """Tell ``Jordan Henderson`` and ``Chelsea Clinton`` from places."""
    hit = run[0].hit
    if len(run) == 1 or hit is None or hit.entry.type == "people":
        return False
    word, after = reading.word(run[0].first), reading.word(run[1].first)
    if run[0].last - run[0].first > 1 or after in heads():
        return False
    doubtful = not hit.entry.sure or not hit.entry.id
    return titled or (
        doubtful
        and hit.entry.type != "organisation"
        and word in names("first_names.txt")
        and run[1].hit is None
        and after in names("surnames.txt")
        and after.lower() not in words()
    )


def _grown(reading: Reading, run: Run) -> int:
    """Count the units of a longer name that a known name begins."""
    hit = run[0].hit
    assert hit is not None
    best = 1
    for size in range(2, len(run) + 1):
        unit = run[size - 1]
        if unit.hit is not None:
            if unit.hit.entry.type == "organisation" or size > 2:
                break
            continue
        word = reading.word(unit.last - 1)
        if word in heads():
            if hit.entry.type == "people" and word in _GENERIC:
                return 1
            best = size
    return best
