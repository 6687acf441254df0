"""Render feeds in RSS 2.0, with the full text or with summaries."""

from email.utils import format_datetime

from lxml import etree
from lxml.builder import ElementMaker

from streams.demo.model import CarriedStory, Feed, Picture, agency
from streams.demo.render_html import render_body

__all__ = ["page_url", "render_rss", "render_truncated", "story_guid"]

CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
MEDIA = "http://search.yahoo.com/mrss/"

_E = ElementMaker(nsmap={"content": CONTENT, "dc": DC, "media": MEDIA})
_C = ElementMaker(namespace=CONTENT)
_D = ElementMaker(namespace=DC)
_M = ElementMaker(namespace=MEDIA)


def page_url(carried: CarriedStory, site: str) -> str:
    """Return the URL of a story's page."""
    return f"{site}/{carried.story.agency}/story/{carried.story.id}.html"


def story_guid(carried: CarriedStory) -> str:
    """Return the guid of a story; all its versions have the same."""
    story = carried.story
    return f"tag:{story.agency}.example,2026:{story.id}"


def _make_media(picture: Picture, site: str) -> etree._Element:
    content: etree._Element = _M.content(
        _M.description(picture.caption),
        _M.credit(picture.credit),
        url=f"{site}/photos/{picture.file}",
        medium="image",
        type="image/jpeg",
    )
    return content


def _make_item(carried: CarriedStory, feed: Feed, site: str) -> etree._Element:
    story = carried.story
    parts = [_E.guid(story_guid(carried), isPermaLink="false")]
    if story.headline:
        parts.append(_E.title(story.headline))
    parts += [
        _E.link(page_url(carried, site)),
        _E.pubDate(format_datetime(carried.sent)),
    ]
    if story.byline:
        parts.append(_D.creator(story.byline))
    parts += [_E.category(word) for word in story.keywords]
    if story.summary:
        parts.append(_E.description(story.summary))
    if feed.syntax == "rss":
        mark = agency(story.agency).mark
        parts.append(_C.encoded(render_body(story, mark)))
        parts += [_make_media(picture, site) for picture in story.pictures]
    item: etree._Element = _E.item(*parts)
    return item


def render_rss(
    feed: Feed, stories: tuple[CarriedStory, ...], site: str
) -> bytes:
    """
    Return a feed's document, RSS 2.0 in UTF-8.

    Args:
        feed: its syntax decides whether items have the full text
            (``content:encoded``) or only a summary.
        stories: the feed's stories, newest first.
        site: scheme and authority of the server.
    """
    owner = agency(feed.agency)
    channel = _E.channel(
        _E.title(owner.name),
        _E.link(f"{site}/{owner.id}/"),
        _E.description(f"News from {owner.name}"),
        _E.language(owner.language),
        *(_make_item(carried, feed, site) for carried in stories),
    )
    return etree.tostring(
        _E.rss(channel, version="2.0"), encoding="utf-8", xml_declaration=True
    )


def render_truncated(feed: Feed, site: str) -> bytes:
    """Return a document that ends inside the channel's first elements."""
    return render_rss(feed, (), site).partition(b"<description>")[0][:-9]
