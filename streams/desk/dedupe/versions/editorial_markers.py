"""
What the copy says about itself: ``UPDATE 2-``, ``CORRECTED-`` and others.

Formats and providers turn most of these words into signals. The desk reads
the headline and the editor's note for the rest.
"""

import re

from extractors.fields.alert import is_alert_label
from extractors.fields.take_words import is_lead
from extractors.model.item import NewsItem
from extractors.providers.common import REPLACES

__all__ = [
    "headline_stem",
    "is_correction",
    "is_kill",
    "is_next_version",
    "is_substitute",
    "is_version",
    "version_reason",
]

KILL = "sig:kill"
CORRECTION = "sig:correction"
UPDATE = "sig:update"
KILL_WORDS = re.compile(
    r"\A\W*(?:EDS:\s*)?(?:(?:MANDATORY|BULLETIN|NEWS|PHOTO|PICTURE|IMAGE"
    r"|GRAPHIC|VIDEO)\s+KILL\b|KILL\s*[:\-\u2013\u2014]"
    r"|(?:STORY\s+)?WITHDRAW(?:N|AL)\s*[:\-\u2013\u2014]|RETRACTION\s*[:\-\u2013\u2014])"
)
CORRECTION_WORDS = re.compile(
    r"\A\W*(?:CORRECT(?:ED|ION|S)|CLARIFICATION|Correct(?:ed|ion)"
    r"|Clarification|Berichtigung|BERICHTIGUNG|Korrektur|KORREKTUR)"
    r"\s*(?:\(.*?\)\s*)?[:\-\u2013\u2014]"
)
CORRECTION_NOTE = re.compile(
    r"\b(?:correct(?:s|ed|ing|ion)|clarif)", re.IGNORECASE
)
VERSION_WORDS = re.compile(
    r"\s*(?:(?:UPDATE|WRAPUP|Update)\s*+\d*+\s*+[:\-\u2013\u2014]"
    r"|(?:REFILE|RECASTS|RPT|CORRECTED|CORRECTION)\s*[:\-\u2013\u2014]"
    r"|=\(\d+\)\s*UPDATE\s*="
    r"|\((?:\d+(?:st|nd|rd|th)\s+)?(?:LEAD|LD|Ld|Lead)[^)]{0,200}\))\s*"
)
SUBSTITUTE_TAKES = frozenset({"subs", "substitute"})
MAX_ENDING = 200
"""Characters of a mark at the end of a headline."""
ENDING = re.compile(
    r"\s*\((?:\d+(?:st|nd|rd|th)\s+)?(?:LEAD|LD|Ld|Lead|UPDATE)[^)]*\)\s*\Z"
)


def is_kill(item: NewsItem) -> bool:
    """Return whether the version withdraws the item for good."""
    return (
        item.pub_status == "canceled"
        or KILL in item.signals
        or KILL_WORDS.match(item.headline) is not None
        or KILL_WORDS.match(item.ed_note) is not None
        or (not item.body and KILL_WORDS.match(item.description) is not None)
        or "kill" in item.take_key.casefold().split()
    )


def is_substitute(item: NewsItem) -> bool:
    """Return whether the item says that it replaces a withdrawn story."""
    return not is_kill(item) and (
        REPLACES.search(item.ed_note) is not None
        or item.take_key.casefold() in SUBSTITUTE_TAKES
    )


def is_correction(item: NewsItem) -> bool:
    """Return whether the version corrects an error."""
    return (
        CORRECTION in item.signals
        or CORRECTION_WORDS.match(item.headline) is not None
        or CORRECTION_NOTE.search(item.ed_note) is not None
    )


def is_version(item: NewsItem) -> bool:
    """Return whether the copy calls itself a later version of a story."""
    return (
        is_kill(item)
        or is_correction(item)
        or UPDATE in item.signals
        or is_lead(item.take_key)
        or headline_stem(item.headline) != item.headline.strip()
    )


def is_next_version(item: NewsItem) -> bool:
    """
    Return whether the copy calls itself more than an alert.

    ``URGENT`` also stands on the first report of an event.
    """
    if not is_version(item):
        return False
    return (
        is_kill(item)
        or is_correction(item)
        or UPDATE in item.signals
        or not is_alert_label(item.take_key)
    )


def headline_stem(headline: str) -> str:
    """
    Return the headline without the words that mark a version.

    ``UPDATE 2-Oil slides`` and ``Oil slides (2nd Ld)`` give ``Oil slides``.
    """
    stem = headline.strip()
    start, end = 0, len(stem)
    while True:
        before = start, end
        if mark := VERSION_WORDS.match(stem, start, end):
            start = mark.end()
        if mark := ENDING.search(stem, max(start, end - MAX_ENDING), end):
            end = mark.start()
        if (start, end) == before:
            return stem[start:end]


def version_reason(item: NewsItem) -> dict[str, str]:
    """Return the copy's reason for this version; empty if it has none."""
    reason = item.ed_note.strip() or item.take_key.strip()
    return {"reason": reason} if reason else {}
