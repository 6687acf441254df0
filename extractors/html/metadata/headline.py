"""The headline among a page's own titles."""

import re

from lxml import html

from extractors.fields.headline import without_site
from extractors.fields.text import fold, one_line
from extractors.html.dom import text_of
from extractors.html.metadata.schema_org import PageMetadata

__all__ = ["choose_headline"]

_JOINT = re.compile(r"\s*(?:\s[|·•—–-]\s|[-–—:：|·])")
_SHORTEST = 15  # characters; a shorter heading is a section's name


def choose_headline(
    tree: html.HtmlElement, stated: PageMetadata, metas: dict[str, str]
) -> tuple[str, str]:
    """
    Choose the headline, and say what it was taken from.

    JSON-LD speaks first. Where it only repeats the page's heading and the
    shared title (Open Graph) differs, the shared one is the fuller: it is
    written for readers who do not see the page (Fundus: title exact .84
    against .80). The site's name is taken off by its other witnesses.
    """
    headings = [line for one in tree.iter("h1") if (line := text_of(one))]
    site = metas.get("og:site_name") or stated.publisher
    own = _bare(stated.headline, headings, site)
    shared = _bare(
        metas.get("og:title") or metas.get("twitter:title") or "",
        [own, *headings],
        site,
    )
    if not own and not shared:
        return _bare(_title(tree), headings, site), "title"
    known = set(map(fold, headings))
    repeats = fold(own) in known and fold(shared) not in known
    if not own or (shared and repeats):
        return shared, "og:title"
    return own, "json-ld"


def _bare(title: str, others: list[str], site: str) -> str:
    for other in others:
        rest = title[len(other) :]
        if (
            len(other) > _SHORTEST
            and fold(title).startswith(fold(other))
            and _JOINT.match(rest)
        ):
            return title[: len(other)]
    return without_site(title, "", site)


def _title(tree: html.HtmlElement) -> str:
    return one_line(tree.findtext(".//title") or "")
