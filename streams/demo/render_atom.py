"""Feeds in Atom (RFC 4287) with the whole text as HTML content."""

from lxml import etree
from lxml.builder import ElementMaker

from streams.demo.model import Carried, Feed, agency
from streams.demo.render_html import body_markup
from streams.demo.render_rss import guid, link

__all__ = ["atom"]

ATOM = "http://www.w3.org/2005/Atom"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_E = ElementMaker(namespace=ATOM, nsmap={None: ATOM})


def _figures(carried: Carried, site: str) -> str:
    return "".join(
        f'<figure><img src="{site}/photos/{picture.file}">'
        f"<figcaption>{picture.caption} Photo : {picture.credit}"
        "</figcaption></figure>\n"
        for picture in carried.story.pictures
    )


def _entry(carried: Carried, site: str) -> etree._Element:
    story = carried.story
    mark = agency(story.agency).mark
    content = _figures(carried, site) + body_markup(story, mark)
    entry: etree._Element = _E.entry(
        _E.id(guid(carried)),
        _E.title(story.headline),
        _E.link(href=link(carried, site), rel="alternate"),
        _E.published(carried.first.isoformat(timespec="seconds")),
        _E.updated(carried.sent.isoformat(timespec="seconds")),
        _E.author(_E.name(story.byline)),
        *(_E.category(term=word) for word in story.keywords),
        _E.summary(story.summary),
        _E.content(content, type="html"),
    )
    return entry


def atom(feed: Feed, carried: tuple[Carried, ...], site: str) -> bytes:
    """
    Return the feed's document in UTF-8; arguments as for ``rss``.

    Raises:
        ValueError: the feed carries nothing, so it has no ``updated``.
    """
    owner = agency(feed.agency)
    updated = max(one.sent for one in carried)
    root = _E.feed(
        _E.id(f"tag:{owner.id}.example,2026:fil"),
        _E.title(owner.name),
        _E.updated(updated.isoformat(timespec="seconds")),
        _E.link(href=site + feed.path, rel="self"),
        *(_entry(one, site) for one in carried),
    )
    root.set(XML_LANG, owner.language)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)
