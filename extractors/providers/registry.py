"""All dialects, by the names of their agencies."""

import functools

from extractors.providers.afp import AFP
from extractors.providers.ansa import ANSA
from extractors.providers.antara import ANTARA
from extractors.providers.ap import AP
from extractors.providers.bernama import BERNAMA
from extractors.providers.common import END_MARKS
from extractors.providers.dialect import Dialect
from extractors.providers.dpa import DPA
from extractors.providers.efe import EFE
from extractors.providers.end_lines import is_end_line
from extractors.providers.kyodo import KYODO
from extractors.providers.pa import PA
from extractors.providers.reuters import REUTERS
from extractors.providers.tass import TASS
from extractors.providers.xinhua import XINHUA

__all__ = ["DIALECTS", "dialect_of", "is_end_mark"]

DIALECTS = (
    AP,
    AFP,
    REUTERS,
    DPA,
    PA,
    ANSA,
    EFE,
    XINHUA,
    KYODO,
    TASS,
    BERNAMA,
    ANTARA,
)


@functools.cache
def _by_name() -> dict[str, Dialect]:
    return {name: dialect for dialect in DIALECTS for name in dialect.names}


def dialect_of(name: str) -> Dialect | None:
    """Return the dialect of an agency, by any of its names in any case."""
    return _by_name().get(name.strip().casefold())


def is_end_mark(line: str, agency: str = "") -> bool:
    """
    Return whether a line only says that the story ends.

    Args:
        line: a complete line without spaces around it.
        agency: any name of the agency, whose own end marks are tried too.
    """
    own = dialect_of(agency)
    marks = (*END_MARKS, *(own.end_marks if own else ()))
    return any(mark.fullmatch(line) for mark in marks) or is_end_line(line)
