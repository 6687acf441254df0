"""The headline, and telling its copies from the body's own lines."""

import re

from extractors.fields.text import as_sent, fold, one_line

__all__ = ["repeats", "without_site"]

# A word or two behind a bar name a section or a site (``... | Sport``).
_SECTION = re.compile(r"\s+\|\s+\S+(?:\s\S+)?$")
_SEPARATOR = re.compile(r"\s+(?:[|·•»«—–-]|::)\s+")


def repeats(line: str, headline: str) -> bool:
    """Tell whether a line is the headline again, in any dress."""
    return bool(headline) and fold(line) == fold(headline)


def without_site(title: str, heading: str = "", site: str = "") -> str:
    """
    Take the site's name off a page title.

    Args:
        title: the page's own title (``Headline | Site``).
        heading: the page's first heading, if any: the best witness.
        site: the site's name, if the page states it.
    """
    title = as_sent(title)
    if heading and fold(title).startswith(fold(heading)):
        return one_line(heading)
    parts = _SEPARATOR.split(title)
    if len(parts) > 1 and site and fold(parts[-1]) == fold(site):
        return title[: title.rindex(parts[-1])].rstrip(" |·•»«—–-:")
    bar = _SECTION.search(title)
    return title[: bar.start()] if bar else title
