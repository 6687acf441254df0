"""
The authors of a page's story.

The sources in order: the story in JSON-LD, meta elements, what the page shows
beside the headline, a line of the text. A person's full name goes before an
account, the name of the site or an agency, which many pages state for each
story. What the page shows also counts if it names the stated authors and more.
"""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from lxml import html

from extractors.fields.authors import (
    is_author_label,
    is_full_name,
    parse_authors,
)
from extractors.fields.credit import names_only_agencies
from extractors.fields.text import fold
from extractors.html.metadata.author_lines import find_author_lines
from extractors.html.metadata.author_marks import (
    ShownAuthors,
    find_author_codes,
    find_marked_authors,
)
from extractors.html.metadata.page_parts import find_heading
from extractors.html.metadata.schema_org import PageMetadata

__all__ = ["PageAuthors", "find_authors"]

_META_NAME = re.compile(
    r"(?:^|[.:_-])(?:article)?(?:authors?|byl|byline|creator|writer)$"
)
_NOT_META = re.compile(r"^(?:twitter|fb|cre|web)[.:_-]|url|ogp\.me")


class PageAuthors(NamedTuple):
    """
    The authors of a page's story.

    Attributes:
        names: in order; empty if the page names no author.
        source: where they were found.
        elements: what shows them; it is no part of the body.
        is_certain: one of them is the full name of a person. Otherwise they
            are accounts, sites or agencies, and a name in the text goes
            before them.
    """

    names: tuple[str, ...] = ()
    source: str = ""
    elements: tuple[html.HtmlElement, ...] = ()
    is_certain: bool = False


class _Statement(NamedTuple):
    """
    What one source states.

    Attributes:
        source: where it stands.
        people: the names; empty if none is a person's.
    """

    source: str
    people: tuple[str, ...]


def find_authors(
    tree: html.HtmlElement, metadata: PageMetadata, meta_tags: dict[str, str]
) -> PageAuthors:
    """
    Return the authors of the story, and where they are stated.

    Args:
        tree: the whole page.
        metadata: its JSON-LD.
        meta_tags: its meta elements.
    """
    site = _names_of_site(metadata, meta_tags)
    corporate = metadata.corporate_authors
    linked = _linked(metadata)
    people = _people(linked, site, corporate)
    main = _Statement("json-ld", linked if people else ())
    stated = (main, *_in_meta(meta_tags, site))
    shown = _find_shown(tree, metadata, meta_tags)
    shown_people = _people(shown.names, site, (*corporate, *shown.accounts))
    certain = next(
        (s for s in stated if any(map(is_full_name, s.people))), None
    )
    if shown_people and (
        certain is None
        or (
            certain is main
            and _names_all_and_more(shown_people, certain.people)
        )
    ):
        return PageAuthors(
            shown_people, "shown", shown.elements, is_certain=True
        )
    if certain is not None:
        return PageAuthors(
            certain.people, certain.source, shown.elements, is_certain=True
        )
    weak = next((s for s in stated if s.people), None)
    if weak is not None:
        return PageAuthors(weak.people, weak.source, shown.elements)
    if codes := find_author_codes(tree):
        return PageAuthors(codes, "shown")
    if linked:
        return PageAuthors(linked, "json-ld", shown.elements)
    accounts = _people(shown.names, site)
    return PageAuthors(accounts, "shown" if accounts else "", shown.elements)


def _find_shown(
    tree: html.HtmlElement, metadata: PageMetadata, meta_tags: dict[str, str]
) -> ShownAuthors:
    titles = (metadata.headline, meta_tags.get("og:title", ""))
    heading = find_heading(tree, titles)
    marked = find_marked_authors(tree, heading)
    return marked if marked.names else find_author_lines(tree, heading)


def _names_of_site(
    metadata: PageMetadata, meta_tags: dict[str, str]
) -> set[str]:
    names = (
        meta_tags.get("og:site_name", ""),
        meta_tags.get("application-name", ""),
        metadata.publisher,
    )
    return {fold(name) for name in names if name}


def _in_meta(
    meta_tags: dict[str, str], site: set[str]
) -> Iterator[_Statement]:
    for source, text in meta_tags.items():
        if _META_NAME.search(source) and not _NOT_META.search(source):
            yield _Statement(source, _people(parse_authors(text), site))
    people = _in_parsely(meta_tags.get("parsely-page", ""))
    yield _Statement("parsely-page", _people(people, site))
    for place in ("1", "2"):  # rows of a preview card: ``Written by``
        if is_author_label(meta_tags.get(f"twitter:label{place}", "")):
            source = f"twitter:data{place}"
            names = parse_authors(meta_tags.get(source, ""))
            yield _Statement(source, _people(names, site))


def _in_parsely(text: str) -> tuple[str, ...]:
    """Return the authors of a page in the JSON of Parse.ly's meta element."""
    try:
        page = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    stated = page.get("authors") if isinstance(page, dict) else None
    names = stated if isinstance(stated, list) else []
    return parse_authors("; ".join(n for n in names if isinstance(n, str)))


def _linked(metadata: PageMetadata) -> tuple[str, ...]:
    """Return the authors in JSON-LD; a person's string can be a list."""
    names: dict[str, str] = {}
    for stated in metadata.authors:
        is_corporate = stated in metadata.corporate_authors
        parsed = parse_authors(stated)
        for name in (stated,) if is_corporate and parsed else parsed:
            if "://" not in name:
                names.setdefault(fold(name), name)
    return tuple(names.values())


def _people(
    names: tuple[str, ...], site: set[str], corporate: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """
    Return the names unless all are of the site, an agency or a firm.

    A statement that begins with a host goes on with the address of the firm:
    ``paper.example, Port Merrow``.
    """
    if any(map(_is_host, islice(names, 1))):
        return ()
    stated = tuple(name for name in names if fold(name) not in site)
    is_named = any(
        name not in corporate
        and not names_only_agencies(name)
        and not _is_host(name)
        for name in stated
    )
    return stated if is_named else ()


def _is_host(name: str) -> bool:
    """Return whether the first word is a host: ``paper.example editor``."""
    return bool(re.match(r"[\w-]+(?:\.[a-z]{2,})+(?:\s|$)", name))


def _names_all_and_more(
    shown: tuple[str, ...], stated: tuple[str, ...]
) -> bool:
    """Return whether what is shown names all stated authors and others."""
    folded = list(map(fold, shown))
    return len(shown) > len(stated) and all(
        any(fold(name) in other for other in folded) for name in stated
    )
