"""The language of an item (BCP 47), told from its text."""

from functools import cache
from typing import Any

import eldc

__all__ = ["detect"]

_ENOUGH = 4000  # characters; more text did not change a verdict


@cache
def _detector() -> Any:
    eldc.init()
    return eldc.instance()


def detect(text: str, declared: str = "") -> str:
    """
    Tell the language of a text.

    Args:
        text: the item's headline and body.
        declared: what the item or its feed says, BCP 47; kept where the
            text does not speak against it.
    """
    found = _detector().detect_details(text[:_ENOUGH])
    if found.language == "und":
        return declared
    if declared.partition("-")[0].lower() == found.language:
        return declared
    if declared and not found.reliable:
        return declared
    return str(found.language)
