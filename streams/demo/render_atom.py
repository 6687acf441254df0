"""Render feeds in Atom (RFC 4287), with the full text as HTML content."""

from lxml import etree
from lxml.builder import ElementMaker

from streams.demo.model import CarriedStory, Feed, agency
from streams.demo.render_html import render_body
from streams.demo.render_rss import page_url, story_guid

__all__ = ["render_atom"]

ATOM = "http://www.w3.org/2005/Atom"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_E = ElementMaker(namespace=ATOM, nsmap={None: ATOM})


def _render_figures(carried: CarriedStory, site: str) -> str:
    return "".join(
        f'<figure><img src="{site}/photos/{picture.file}">'
        f"<figcaption>{picture.caption} Photo : {picture.credit}"
        "</figcaption></figure>\n"
        for picture in carried.story.pictures
    )


def _make_entry(carried: CarriedStory, site: str) -> etree._Element:
    story = carried.story
    mark = agency(story.agency).mark
    content = _render_figures(carried, site) + render_body(story, mark)
    entry: etree._Element = _E.entry(
        _E.id(story_guid(carried)),
        _E.title(story.headline),
        _E.link(href=page_url(carried, site), rel="alternate"),
        _E.published(carried.first.isoformat(timespec="seconds")),
        _E.updated(carried.sent.isoformat(timespec="seconds")),
        _E.author(_E.name(story.byline)),
        *(_E.category(term=word) for word in story.keywords),
        _E.summary(story.summary),
        _E.content(content, type="html"),
    )
    return entry


def render_atom(
    feed: Feed, stories: tuple[CarriedStory, ...], site: str
) -> bytes:
    """
    Return a feed's document, Atom in UTF-8.

    The arguments are those of `render_rss`.

    Raises:
        ValueError: the feed has no stories, so there is no ``updated``.
    """
    owner = agency(feed.agency)
    updated = max(carried.sent for carried in stories)
    root = _E.feed(
        _E.id(f"tag:{owner.id}.example,2026:fil"),
        _E.title(owner.name),
        _E.updated(updated.isoformat(timespec="seconds")),
        _E.link(href=site + feed.path, rel="self"),
        *(_make_entry(carried, site) for carried in stories),
    )
    root.set(XML_LANG, owner.language)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)
