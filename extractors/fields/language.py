"""
The language of an item (BCP 47), told from its text.

eldc tells 60 languages by character n-grams, 28,000 texts a second; it
holds the seed and other texts with strewn-in foreign words for what they
are. Malay and Indonesian it gives one name, so py3langid is asked there.
"""

from functools import cache
from typing import Any

import eldc
import py3langid

__all__ = ["detect"]

_ENOUGH = 4000  # characters; more text did not change a verdict
# Names that a detector mixes up, or that stand for one another: there the
# sender knows better.
_NEAR = (
    frozenset({"no", "nb", "nn"}),
    frozenset({"id", "ms"}),
    frozenset({"hr", "bs", "sr", "sh"}),
)


def detect(text: str, declared: str = "") -> str:
    """
    Tell the language of a text.

    Args:
        text: the item's headline and body.
        declared: what the item or its feed says, BCP 47; kept where the
            text does not clearly speak against it.
    """
    found = _detector().detect_details(text[:_ENOUGH])
    stated = declared.partition("-")[0].lower()
    if stated and (
        not found.reliable
        or found.language == stated
        or any({stated, found.language} <= near for near in _NEAR)
        or (stated not in eldc.LANGUAGES and found.language != "en")
    ):
        return declared
    if found.language == "und":
        return declared
    if found.language == "ms":
        return _malay_or_indonesian(text)
    return str(found.language)


def _malay_or_indonesian(text: str) -> str:
    told = str(py3langid.classify(text[:_ENOUGH])[0])
    return told if told in {"ms", "id"} else "ms"


@cache
def _detector() -> Any:
    eldc.init()
    return eldc.instance()
