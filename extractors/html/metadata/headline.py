"""Choose the headline among the titles of a page."""

import re
from itertools import islice, pairwise
from urllib.parse import urlsplit

from lxml import html

from extractors.fields.headline import strip_site_name
from extractors.fields.text import collapse_spaces, fold
from extractors.html.dom import classes, text_lines, text_of
from extractors.html.metadata.page_parts import class_pattern
from extractors.html.metadata.schema_org import PageMetadata

__all__ = ["choose_headline"]

_SEPARATOR = re.compile(
    r"\s*(?:\s[|·•—–―▷►●★☆│┃ǀ‖*»«›‹<>~/\\-]\s|[-–—:：|｜丨︱∣_－／·]|"
    r"[（【［][^（）【】［］]{2,30}[）】］]$)"
)
_BAR_BEFORE = re.compile(r"(?:\s[|»›]\s|\s?[｜丨︱]\s?)$")
_MIN_HEADING = 15  # characters; a shorter heading names a section
_MIN_UNSPACED = 8  # the same in East Asia
_UNSPACED = re.compile(r"[\u3040-\u9fff\uac00-\ud7af]")
_MIN_WORDS = 3  # the same in words
_MAX_NOTICE = 2  # words
_KICKER = class_pattern(
    r"\w{0,20}(?:kicker|eyebrow|overline|topline|roofline)|"
    r"label|badge|flag|tag|section|category|rubrik|dachzeile|volanta|"
    r"antetitulo|cintillo|occhiello|surtitre|share|comments?|icon"
)
_NOT_SHOWN = class_pattern(
    r"sr-only|screen-reader(?:-text)?|visually-?hidden|assistive(?:-text)?"
)
_CONTROLS = frozenset({"svg", "button", "small"})
"""Tags in a heading that are pictures, controls or a line of its own below."""
_CURLY = re.compile(r"[‘’“”]")


def choose_headline(
    tree: html.HtmlElement,
    metadata: PageMetadata,
    meta_tags: dict[str, str],
    url: str = "",
) -> tuple[str, str]:
    """
    Choose the headline, and say where it was found.

    JSON-LD comes first. If it only repeats the page's heading and the shared
    title (Open Graph) differs, the shared title is used: it is fuller,
    because it is written for readers who do not see the page (Fundus: title
    exact .84 against .80). Without JSON-LD the heading that the page shows
    comes first. The title made for search engines comes last. The names of
    site and author are removed.
    """
    headings = _find_headings(tree)
    starts = headings or [
        line for heading in tree.iter("h2", "h3") if (line := text_of(heading))
    ]
    site = meta_tags.get("og:site_name") or metadata.publisher or _host_of(url)
    stated = _strip_site(metadata.headline, starts, site)
    shared = _strip_site(
        meta_tags.get("og:title") or meta_tags.get("twitter:title") or "",
        [stated, *starts],
        site,
    )
    if not stated:
        return _choose_without_metadata(tree, headings, starts, shared, site)
    if fold(stated) == fold(shared):
        return _better_spelling(stated, shared)
    known = set(map(fold, headings))
    repeats = fold(stated) in known and fold(shared) not in known
    if shared and repeats:
        return shared, "og:title"
    return stated, "json-ld"


def _host_of(url: str) -> str:
    """Return the host of a page, which most sites name like themselves."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _find_headings(tree: html.HtmlElement) -> list[str]:
    """
    Return the page's first headings, or the one that an article marks.

    A heading that is a link to the site's first page is the site's name.
    """
    shown = [
        line
        for heading in tree.iter("h1")
        if (line := _without_kicker(heading)) and not _is_logo(heading)
    ]
    marked = (
        line
        for heading in tree.iter("h2", "h3")
        if heading.get("itemprop") == "headline"
        and any(above.tag == "article" for above in heading.iterancestors())
        and (line := text_of(heading))
    )
    return shown or list(islice(marked, 1))


def _without_kicker(heading: html.HtmlElement) -> str:
    """
    Return the text of a heading without the section or label inside it.

    A kicker with a colon belongs to the sentence: ``Lyon: bridge opens``.
    """
    whole = _spaced_text(heading)
    if next(filter(_is_kicker, heading.iterdescendants("*")), None) is None:
        return whole
    rest = " ".join(text_lines(heading, is_left_out=_is_kicker))
    return rest if len(rest.split()) >= _MIN_WORDS else whole


def _spaced_text(heading: html.HtmlElement) -> str:
    """
    Return the text of a heading whose parts can stand in lines of their own.

    The style sheet sets a part below another, without a space between their
    words: ``<span>Port:</span><span>Dock closes</span>``.
    """
    text = text_of(heading)
    if len(heading) <= 1:
        return text
    parts = [part for child in heading if (part := text_of(child))]
    for part, other in pairwise(parts):
        if other[0].isupper() and not part[-1].isupper():
            text = text.replace(f"{part}{other}", f"{part} {other}", 1)
    return text


def _is_kicker(element: html.HtmlElement) -> bool:
    if element.tag in _CONTROLS:
        return True
    names = classes(element)
    return bool(names) and bool(
        _NOT_SHOWN.search(names)
        or (
            _KICKER.search(names)
            and not text_of(element).endswith((":", "："))
        )
    )


def _is_logo(heading: html.HtmlElement) -> bool:
    link = next(heading.iter("a"), None)
    return (
        link is not None
        and link.get("href") == "/"
        and text_of(link) == text_of(heading)
    )


def _better_spelling(stated: str, shared: str) -> tuple[str, str]:
    """Return the title as shared, unless only its quotes are plainer."""
    if _CURLY.search(stated) and not _CURLY.search(shared):
        return stated, "json-ld"
    return shared, "og:title"


def _choose_without_metadata(
    tree: html.HtmlElement,
    headings: list[str],
    starts: list[str],
    shared: str,
    site: str,
) -> tuple[str, str]:
    """Choose between the heading, the shared title and the page's title."""
    title = _strip_site(_title(tree), starts, site)
    heading = _story_heading(headings, (shared, title), site)
    is_notice = fold(shared) == fold(title) and _is_apart(heading, title)
    if heading and not _is_fuller(heading, shared) and not is_notice:
        return heading, "h1"
    if shared:
        return shared, "og:title"
    return title, "title"


def _is_apart(heading: str, title: str) -> bool:
    """
    Return whether one or two words say nothing of what a page's title does.

    ``Niet beschikbaar`` is a notice above a story that the site does not
    show. A script without capitals writes no spaces to count words by.
    """
    words = fold(heading).split()
    is_cased = heading.lower() != heading.upper()
    is_short = is_cased and len(words) <= _MAX_NOTICE
    return is_short and not set(words) & set(fold(title).split())


def _is_fuller(heading: str, shared: str) -> bool:
    """Return whether a heading has the shared title behind a kicker."""
    return bool(shared) and fold(heading).endswith(fold(shared))


def _story_heading(
    headings: list[str], titles: tuple[str, ...], site: str
) -> str:
    """
    Return the heading of the story; empty if all name the site or a section.

    A heading that a title of the page repeats is the story's. Another one is
    it if it is as long as a headline.
    """
    folded = [fold(title) for title in titles if title]
    for heading in headings:
        if any(fold(heading) in title for title in folded) and (
            _is_long(heading) or fold(heading) in folded
        ):
            return heading
    return next(
        (h for h in headings if _is_long(h) and fold(h) != fold(site)), ""
    )


def _is_long(heading: str) -> bool:
    return len(heading) > _MIN_HEADING or (
        len(heading.split()) >= _MIN_WORDS or not heading.isascii()
    )


def _strip_site(title: str, others: list[str], site: str) -> str:
    """
    Remove the site's name from a title.

    Args:
        others: other titles of the page. A title that is one of them plus a
            separator and more is cut to it.
    """
    for other in filter(_is_headline, others):
        start = len(title) - len(other)
        if fold(title).startswith(fold(other)) and _SEPARATOR.match(
            title[len(other) :]
        ):
            return title[: len(other)]
        if fold(title).endswith(fold(other)) and _BAR_BEFORE.search(
            title[:start]
        ):
            return title[start:]
    return strip_site_name(title, "", site)


def _is_headline(heading: str) -> bool:
    """Return whether a heading is too long for the name of a section."""
    return (
        len(heading) > _MIN_HEADING
        or len(_UNSPACED.findall(heading)) >= _MIN_UNSPACED
    )


def _title(tree: html.HtmlElement) -> str:
    return collapse_spaces(tree.findtext(".//title") or "")
