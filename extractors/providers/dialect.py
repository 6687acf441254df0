"""The types of a dialect: headline marks, and the tables of an agency."""

import re
from dataclasses import dataclass

__all__ = ["Dialect", "Mark"]


@dataclass(frozen=True)
class Mark:
    """
    A mark before, after or in place of a headline.

    Attributes:
        pattern: the mark; the group ``n`` is the revision number.
        signal: the ``sig:`` or ``copydesk:`` code of the mark; empty if the
            mark only states the urgency or the kind of the story.
        genre: the kind of the story, a name of the IPTC genre NewsCodes;
            empty if the mark states none.
        names_genre: whether the words of the mark are the name of a genre.
    """

    pattern: re.Pattern[str]
    signal: str = ""
    genre: str = ""
    names_genre: bool = False


@dataclass(frozen=True)
class Dialect:
    """
    How one agency writes.

    Attributes:
        agency: short name in lower case.
        names: its names in providers, credits and datelines, in lower case.
        checked: month of the copy that the tables were checked against.
        marks: its own headline marks, in addition to the common ones.
        dateline: its complete dateline, up to the first word of the text.
        credit: the credit of its pictures.
        end_marks: complete last lines of a story.
        take_words: words in slugs and marks that distinguish takes.
        zone: IANA name of the zone in which it states times without a zone;
            empty if its copy does not have one such zone.
    """

    agency: str
    names: tuple[str, ...]
    checked: str
    marks: tuple[Mark, ...] = ()
    dateline: re.Pattern[str] | None = None
    credit: re.Pattern[str] | None = None
    end_marks: tuple[re.Pattern[str], ...] = ()
    take_words: tuple[str, ...] = ()
    zone: str = ""
