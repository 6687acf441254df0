"""Copies of the headline in a body, and site names behind a title."""

import re

from extractors.fields.text import collapse_spaces, fold, join_lines

__all__ = ["repeats", "strip_site_name"]

# One or two words behind a bar name a section or a site (``... | Sport``).
_SECTION = re.compile(r"(?<!\s)\s+\|\s+\S+(?:\s\S+)?$")
_SEPARATOR = re.compile(r"(?<!\s)\s+(?:[|·•»«—–-]|::)\s+")


def repeats(line: str, headline: str) -> bool:
    """Return whether a line is the headline in any case and punctuation."""
    return bool(headline) and fold(line) == fold(headline)


def strip_site_name(title: str, heading: str = "", site: str = "") -> str:
    """
    Remove the site's name from a page title.

    Args:
        title: the page's own title (``Headline | Site``).
        heading: the page's first heading, if it has one. A title that starts
            with the heading is cut to it, because that is the surest sign.
        site: the site's name, if the page states it.
    """
    title = join_lines(title)
    if heading and fold(title).startswith(fold(heading)):
        return collapse_spaces(heading)
    parts = _SEPARATOR.split(title)
    if len(parts) > 1 and site and fold(parts[-1]) == fold(site):
        return title[: title.rindex(parts[-1])].rstrip(" |·•»«—–-:")
    bar = _SECTION.search(title)
    return title[: bar.start()] if bar else title
