"""All dialects, by the names of their agencies."""

import functools
from itertools import chain

from extractors.providers.agencies.afp import AFP
from extractors.providers.agencies.ansa import ANSA
from extractors.providers.agencies.antara import ANTARA
from extractors.providers.agencies.ap import AP
from extractors.providers.agencies.apa import APA
from extractors.providers.agencies.bernama import BERNAMA
from extractors.providers.agencies.dpa import DPA
from extractors.providers.agencies.efe import EFE
from extractors.providers.agencies.kyodo import KYODO
from extractors.providers.agencies.pa import PA
from extractors.providers.agencies.pap import PAP
from extractors.providers.agencies.reuters import REUTERS
from extractors.providers.agencies.tass import TASS
from extractors.providers.agencies.xinhua import XINHUA
from extractors.providers.common import END_MARKS
from extractors.providers.dialect import Dialect
from extractors.providers.end_lines import is_end_line

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
    APA,
    PAP,
)


@functools.cache
def _by_name() -> dict[str, Dialect]:
    return {name: dialect for dialect in DIALECTS for name in dialect.names}


def dialect_of(name: str) -> Dialect | None:
    """Return the dialect of an agency, by any of its names in any case."""
    return _by_name().get(name.strip().casefold())


def is_end_mark(line: str, *agencies: str) -> bool:
    """
    Return whether a line only says that the story ends.

    Args:
        line: a complete line without spaces around it.
        agencies: any names of agencies, whose own end marks are tried too.
    """
    own = [d.end_marks for d in map(dialect_of, agencies) if d is not None]
    marks = chain(END_MARKS, *own)
    return any(mark.fullmatch(line) for mark in marks) or is_end_line(line)
