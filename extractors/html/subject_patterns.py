"""Read the subjects that a text can speak of, and their words, from a file."""

from functools import cache
from importlib import resources

from extractors.fields.caseless import CaselessPattern, compile_caseless

__all__ = ["compile_subjects", "read_subjects"]

# A pattern starts where no letter of Latin, Greek or Cyrillic script precedes.
# Other scripts write prefixes and words without a boundary.
_START = r"(?<![A-Za-zÀ-ɏͰ-ϿЀ-ӿ])"


@cache
def compile_subjects(file: str) -> dict[str, CaselessPattern]:
    """Return what `read_subjects` reads as patterns of text in any case."""
    return {
        name: compile_caseless(pattern)
        for name, pattern in read_subjects(file).items()
    }


def read_subjects(file: str) -> dict[str, str]:
    """
    Return the pattern of each subject, by its name.

    Args:
        file: name of a file of this package with one ``name: pattern`` a
            line. Lines that begin with ``#`` are comments.
    """
    lines = (resources.files(__package__) / file).read_text("utf-8")
    named = (
        line.partition(": ")
        for line in lines.splitlines()
        if line[:1] not in "# "
    )
    return {
        name: f"{_START}(?:{patterns})"
        for name, _, patterns in named
        if patterns
    }
