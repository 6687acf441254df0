"""Targets over text: the fields of a story, and all other text functions."""

from tests.fuzz import seeds
from tests.fuzz.target import Bytes, Target
from tests.text_functions import FUNCTIONS

__all__ = ["TARGETS"]

FIELDS = {
    "captions": ("caption.", "copyedit.merge", "similarity.captions"),
    "datelines": ("dateline.", "zones.", "dates."),
    "credits": ("credit.", "entities.assign_credit", "entities.find_agency"),
    "bylines": ("byline.", "authors.", "name_line."),
    "embargoes": ("embargo.", "read_marks", "is_end_mark"),
    "entities": ("entities.",),
    "judgements": ("judge", "clean", "similarity.", "words.", "copyedit.edit"),
}
"""The beginnings of the functions' names, by target."""
STEPS = frozenset({"entities", "judgements"})
"""Targets that take long for each input."""


def _target(name: str, functions: list[str]) -> Target:
    def run(data: Bytes) -> None:
        text = data.body.decode(errors="replace")
        FUNCTIONS[functions[data.choice % len(functions)]](text)

    return Target(
        name, run, (), lambda: seeds.texts(len(functions)),
        repeats=name not in STEPS,
    )  # fmt: skip


def _targets() -> tuple[Target, ...]:
    taken: set[str] = set()
    targets = []
    for name, starts in FIELDS.items():
        chosen = [key for key in FUNCTIONS if key.startswith(starts)]
        taken.update(chosen)
        targets.append(_target(name, chosen))
    rest = [key for key in FUNCTIONS if key not in taken]
    return (*targets, _target("texts", rest))


TARGETS = _targets()
