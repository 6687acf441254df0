"""Language tags (BCP 47, RFC 5646)."""

import re

__all__ = ["base_language", "canonical_tag"]

# RFC 5646 allows longer languages, too; none is registered.
_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*", re.IGNORECASE)
_MAX_LENGTH = 35
"""RFC 5646, section 4.4.1: a buffer of 35 characters holds most tags."""
_SCRIPT, _REGION = 4, 2
"""Letters of these subtags. A region can also have three digits."""


def base_language(tag: str) -> str:
    """
    Return a tag's language, without its region and script, in small letters.

    Args:
        tag: such as ``pt-BR``; empty if the language is unknown.
    """
    return tag.lower().partition("-")[0]


def canonical_tag(tag: str) -> str:
    """
    Return a language tag in its usual letters (RFC 5646, 2.1.1).

    The result is empty if the text is no tag. The language has small letters,
    the script a capital one, the region capital letters: ``zh-Hant-TW``.
    Systems also write the tag as the name of a locale, ``pt_br``.

    Args:
        tag: as a feed or an operator states it.
    """
    stated = tag.strip().replace("_", "-")
    if len(stated) > _MAX_LENGTH or not _TAG.fullmatch(stated):
        return ""
    language, *subtags = stated.lower().split("-")
    return "-".join((language, *map(_subtag, subtags)))


def _subtag(subtag: str) -> str:
    if len(subtag) == _SCRIPT and subtag.isalpha():
        return subtag.title()
    return subtag.upper() if len(subtag) == _REGION else subtag
