"""Feeds in RSS 2.0: one with the whole text, one with summaries."""

from email.utils import format_datetime

from lxml import etree
from lxml.builder import ElementMaker

from streams.demo.model import Carried, Feed, Picture, agency
from streams.demo.render_html import body_markup

__all__ = ["broken", "rss"]

CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
MEDIA = "http://search.yahoo.com/mrss/"

_E = ElementMaker(nsmap={"content": CONTENT, "dc": DC, "media": MEDIA})
_C = ElementMaker(namespace=CONTENT)
_D = ElementMaker(namespace=DC)
_M = ElementMaker(namespace=MEDIA)


def link(carried: Carried, site: str) -> str:
    """Return the address of a story's page."""
    return f"{site}/{carried.story.agency}/story/{carried.story.id}.html"


def guid(carried: Carried) -> str:
    """Return the identity that a story keeps over its versions."""
    story = carried.story
    return f"tag:{story.agency}.example,2026:{story.id}"


def _picture(picture: Picture, site: str) -> etree._Element:
    content: etree._Element = _M.content(
        _M.description(picture.caption),
        _M.credit(picture.credit),
        url=f"{site}/photos/{picture.file}",
        medium="image",
        type="image/jpeg",
    )
    return content


def _item(carried: Carried, feed: Feed, site: str) -> etree._Element:
    story = carried.story
    parts = [_E.guid(guid(carried), isPermaLink="false")]
    if story.headline:
        parts.append(_E.title(story.headline))
    parts += [
        _E.link(link(carried, site)),
        _E.pubDate(format_datetime(carried.sent)),
    ]
    if story.byline:
        parts.append(_D.creator(story.byline))
    parts += [_E.category(word) for word in story.keywords]
    if story.summary:
        parts.append(_E.description(story.summary))
    if feed.syntax == "rss":
        mark = agency(story.agency).mark
        parts.append(_C.encoded(body_markup(story, mark)))
        parts += [_picture(picture, site) for picture in story.pictures]
    item: etree._Element = _E.item(*parts)
    return item


def rss(feed: Feed, carried: tuple[Carried, ...], site: str) -> bytes:
    """
    Return the feed's document, RSS 2.0 in UTF-8.

    Args:
        feed: which; its syntax says whether the text goes along
            (``content:encoded``) or a summary has to do.
        carried: its stories, newest first.
        site: scheme and authority of the server.
    """
    owner = agency(feed.agency)
    channel = _E.channel(
        _E.title(owner.name),
        _E.link(f"{site}/{owner.id}/"),
        _E.description(f"News from {owner.name}"),
        _E.language(owner.language),
        *(_item(one, feed, site) for one in carried),
    )
    return etree.tostring(
        _E.rss(channel, version="2.0"), encoding="utf-8", xml_declaration=True
    )


def broken(feed: Feed, site: str) -> bytes:
    """Return the document of a feed whose writer died in its first tag."""
    return rss(feed, (), site).partition(b"<description>")[0][:-9]
