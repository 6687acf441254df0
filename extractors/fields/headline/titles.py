"""Copies of the headline in a body, and site names behind a title."""

import re
from collections import deque
from collections.abc import Callable, Iterable
from functools import partial

from extractors.fields.authors import is_personal, split_label
from extractors.fields.headline.site_names import (
    has_name_of_press,
    is_address,
    is_same_site,
    is_section,
)
from extractors.fields.text import collapse_spaces, fold, join_lines

__all__ = ["repeats", "strip_site_name", "strip_source_name"]

# One or two words behind a bar name a section or a site (``... | Sport``).
_SECTION = re.compile(r"(?<!\s)\s+\|\s+\S+(?:\s\S+)?$")
# Bars of East Asia, and the underscore between two of its words.
_WIDE_BAR = r"\s*[｜丨︱∣]\s*|(?<=[\u3040-\u9fff])_(?=[\u3040-\u9fff])"
_SEPARATOR = re.compile(
    rf"(?<!\s)(?:\s+(?:[·•»«›‹<~*/:—–―▷►●★☆-]|::|--)\s+|\s*[|│┃ǀ‖]\s*|{_WIDE_BAR})"
)
_STRONG = re.compile(rf"(?<!\s)(?:\s+[|│┃ǀ‖»*]\s+|{_WIDE_BAR})")
"""Signs that are unusual in prose."""
_FIRST = re.compile(r"\s*[|:：｜丨︱»›–—-]\s+|\s*[｜丨︱：]\s*")
_BEFORE_NAME = re.compile(r"\s[-–—|·»]\s$|\s?[|｜]\s?$")
_SIGNS = " \t|·•»«›‹<~*/—–―▷►●★☆│┃ǀ‖-:｜丨︱∣_"
_CLOSE_NAME = re.compile(
    r"(?:\s\((?P<name>[^()]{2,80})\)|(?<=[\u3040-\u9fff\uac00-\ud7af])"
    r"[-–—_:：]\s?(?P<unspaced>[\u3040-\u9fff\uac00-\ud7af]{2,20}))$"
)
"""A site's name in brackets, or in East Asia behind a sign without spaces."""
_CLOSE_PRESS = re.compile(
    r"(?:(?<=[\u3040-\u9fff\uac00-\ud7af])(?:-{1,2}|[—–_])"
    r"(?P<name>[\u3040-\u9fff\uac00-\ud7af]{2,10})|"
    r"（(?P<inner>[\u3040-\u9fff\uac00-\ud7af]{2,14})）)$"
)
"""``渡轮沉没-北港新闻网``, ``フェリー沈没（北港新聞）``"""
_DATE_OR_PAGE = re.compile(
    r"(?:page|seite|página|pagina|strona) \d{1,3}(?: (?:of|von|de) \d{1,3})?|"
    r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|"
    r"[^\W\d_]{3,10}\.? \d{1,2}, \d{4}|\d{1,2}\.? [^\W\d_]{3,10}\.? \d{4}",
    re.IGNORECASE,
)
_MAX_DATE = 30  # characters
_MAX_CLOSE = 4  # characters round such a name
_MIN_HEADLINE = 3  # words
_MAX_SITE_WORDS = 4
_MAX_NAMES = 2  # behind a headline


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
    title = _strip_first(title, site)
    title = _strip_last(title, _SEPARATOR, _is_byline)
    stripped = _strip_site(title, site)
    if stripped != title:
        return _strip_sections(stripped)
    if not title.isascii() and (press := _strip_press(title)) != title:
        return _strip_press(_strip_sections(press))
    without = _strip_bar(title)
    if without != title:
        return _strip_sections(without)
    # In East Asia the name of a section stands before that of the site.
    for _ in range(_MAX_NAMES):
        title = _strip_last(title, _STRONG, partial(_is_name, title=title))
    return title


def strip_source_name(title: str, names: Iterable[str]) -> str:
    """
    Remove the name of a source from the end of a title: ``Headline - Site``.

    Args:
        title: of an item of a feed.
        names: of its source and of the feed.
    """
    for name in filter(None, names):
        rest = title[: -len(name)]
        if fold(title[len(rest) :]) == fold(name) and (
            separator := _BEFORE_NAME.search(rest[-3:])
        ):
            return rest[: len(rest) - len(separator[0])].rstrip()
    return title


def _strip_first(title: str, site: str) -> str:
    """Remove the site's name from the start of a title."""
    if not site:
        return title
    if title[: len(site)].casefold() == site.casefold():
        separator = _FIRST.match(title, len(site))
    else:
        separator = _FIRST.search(title)
        if separator and not is_same_site(title[: separator.start()], site):
            return title
    return title[separator.end() :] if separator else title


def _strip_site(title: str, site: str) -> str:
    """Remove the site's name, or an address, and all that stands behind."""
    start = 0
    for separator in _SEPARATOR.finditer(title):
        if start and is_same_site(title[start : separator.start()], site):
            return title[: _start_of_separator(title, start)]
        start = separator.end()
    last = title[start:]
    if start and (is_same_site(last, site) or is_address(last)):
        return title[: _start_of_separator(title, start)]
    tail = title[-len(site) - _MAX_CLOSE :] if site else ""
    if match := _CLOSE_NAME.search(tail):
        name = match["name"] or match["unspaced"]
        if fold(name) == fold(site):
            return title[: len(title) - len(match[0])]
    return title


def _strip_press(title: str) -> str:
    """Remove the name of a paper in a script of East Asia from the end."""
    spaced = _strip_last(title, _SEPARATOR, has_name_of_press)
    if spaced != title:
        return spaced
    for _ in range(_MAX_NAMES):
        close = _CLOSE_PRESS.search(title[-_MAX_DATE:])
        name = (close["name"] or close["inner"]) if close else ""
        if close is None or not (has_name_of_press(name) or is_section(name)):
            break
        title = title[: len(title) - len(close[0])]
    return title


def _strip_bar(title: str) -> str:
    """Remove one or two words behind a bar from a title of some words."""
    bar = _SECTION.search(title)
    is_last = bar is not None and _is_headline(title[: bar.start()])
    return title[: bar.start()] if bar and is_last else title


def _is_part_of_site(part: str) -> bool:
    """Return whether a part names a section, a date or a number of a page."""
    return is_section(part) or (
        len(part) <= _MAX_DATE and _DATE_OR_PAGE.fullmatch(part) is not None
    )


def _start_of_separator(title: str, end: int) -> int:
    """Return where the separator begins that ends at a place."""
    return len(title[:end].rstrip(_SIGNS))


def _strip_sections(title: str) -> str:
    """Remove the names of sections that stand before the site's name."""
    for _ in range(_MAX_NAMES):
        stripped = _strip_last(title, _SEPARATOR, _is_part_of_site)
        if stripped == title or not _is_headline(stripped):
            break
        title = stripped
    return _strip_last(_strip_bar(title), _SEPARATOR, _is_byline)


def _is_headline(title: str) -> bool:
    """Return whether a title is longer than a name."""
    return len(title.split()) >= _MIN_HEADLINE or not title.isascii()


def _strip_last(
    title: str, separator: re.Pattern[str], is_foreign: Callable[[str], bool]
) -> str:
    """Remove the last part of a title if it is no part of the headline."""
    matches = deque(separator.finditer(title), maxlen=1)
    last = matches[0] if matches else None
    if last and is_foreign(title[last.end() :]):
        return title[: last.start()]
    return title


def _is_byline(part: str) -> bool:
    names, rest = split_label(part)
    return bool(names) and not rest and is_personal(names) and " " in names


def _is_name(part: str, title: str) -> bool:
    """
    Return whether a title's last part is a name, and the rest a sentence.

    The name of a site has few words, each with a capital. The headline before
    it is longer, and not written like a name.
    """
    rest = title[: len(title) - len(part)]
    return (
        len(part.split()) <= _MAX_SITE_WORDS
        and (2 * len(part) < len(title) or has_name_of_press(part))
        and is_personal(part)
        and _is_headline(rest.strip(_SIGNS))
        and (not is_personal(rest.strip(" |｜*»")) or not part.isascii())
    )
