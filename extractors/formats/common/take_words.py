"""Take words at the end of a slug: ``1st Ld-Writethru``, ``3rd Add``."""

import re

__all__ = ["is_lead", "story_slug"]

_TAKE = re.compile(
    r"(?:\A|[,\s]+)(?P<take>(?:(?:\d+(?:st|nd|rd|th)|first|second|third)\s+)?"
    r"(?:ld|lead|add|take|sub|insert|correct\w*|advisory|kill|writethru"
    r"|write-thru|urgent|bulletin|flash|newsalert)s?"
    r"(?:[- ](?:writethru|all|sub|take|\d+)s?)*(?:,[^,]*)*)\s*\Z",
    re.IGNORECASE,
)
_DESK = re.compile(r"\A(?:BC|AM|PM|AP)-(?=\S)")
_LEAD = re.compile(
    r"ld\b|lead|writethr|correct|kill|urgent|bulletin|flash|newsalert|sub\b",
    re.IGNORECASE,
)


def story_slug(slug: str) -> tuple[str, str]:
    """
    Split a slug into the story's own words and its take key, whole.

    The desk prefix (``BC-``) goes: a story moves from one cycle to the next.

    Args:
        slug: ``BC-US--Giant Lobster Death, 1st Ld-Writethru``.
    """
    found = _TAKE.search(slug)
    take = found["take"].strip() if found else ""
    words = slug[: found.start()] if found else slug
    return _DESK.sub("", words.strip(" ,")), take


def is_lead(take: str) -> bool:
    """Tell whether this take replaces the story, not goes beside it."""
    return bool(_LEAD.search(take))
