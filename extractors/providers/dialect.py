"""What one agency's dialect is made of."""

import re
from dataclasses import dataclass

__all__ = ["Dialect", "Mark"]


@dataclass(frozen=True)
class Mark:
    """
    A mark that stands before, after or in place of a headline.

    Attributes:
        pattern: what to look for; a group ``n`` holds the revision.
        signal: ``sig:`` or ``copydesk:`` code that it means; empty for a
            mark that only says how urgent or which kind a story is.
    """

    pattern: re.Pattern[str]
    signal: str = ""


@dataclass(frozen=True)
class Dialect:
    """
    How one agency writes.

    Attributes:
        agency: short name in lower case.
        names: in providers, credits and datelines; compared without case.
        checked: month of the copy that the tables were checked against.
        marks: headline marks of its own, beside the common ones.
        dateline: the agency's dateline, whole, up to the first word.
        credit: the credit of its pictures.
        end_marks: whole last lines of a story.
        take_words: words in slugs and marks that tell takes apart.
    """

    agency: str
    names: tuple[str, ...]
    checked: str
    marks: tuple[Mark, ...] = ()
    dateline: re.Pattern[str] | None = None
    credit: re.Pattern[str] | None = None
    end_marks: tuple[re.Pattern[str], ...] = ()
    take_words: tuple[str, ...] = ()
