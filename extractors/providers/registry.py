"""Every agency whose dialect is known."""

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
from extractors.providers.kyodo import KYODO
from extractors.providers.pa import PA
from extractors.providers.reuters import REUTERS
from extractors.providers.tass import TASS
from extractors.providers.xinhua import XINHUA

__all__ = ["DIALECTS", "dialect", "is_end_mark"]

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
    return {name: one for one in DIALECTS for name in one.names}


def dialect(name: str) -> Dialect | None:
    """Give an agency's dialect by any of its names, in any case."""
    return _by_name().get(name.strip().casefold())


def is_end_mark(line: str, agency: str = "") -> bool:
    """
    Tell whether a line only says that the story ends.

    Args:
        line: a whole line, spaces trimmed.
        agency: any name of the agency; its own marks count too.
    """
    own = dialect(agency)
    marks = (*END_MARKS, *(own.end_marks if own else ()))
    return any(one.fullmatch(line) for one in marks)
