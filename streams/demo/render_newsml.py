"""Render feeds in NewsML-G2 2.34: a news message, one item per story."""

from datetime import datetime

from lxml import etree
from lxml.builder import ElementMaker

from streams.demo.model import CarriedStory, Feed, Picture, Story, agency

__all__ = ["render_newsml"]

G2 = "http://iptc.org/std/nar/2006-10-01/"
XHTML = "http://www.w3.org/1999/xhtml"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_E = ElementMaker(namespace=G2, nsmap={None: G2})
_H = ElementMaker(namespace=XHTML, nsmap={None: XHTML})


def _format_time(time: datetime) -> str:
    return time.isoformat(timespec="seconds")


def _make_item_meta(carried: CarriedStory) -> etree._Element:
    story = carried.story
    parts = [
        _E.itemClass(qcode="ninat:text"),
        _E.provider(_E.name(agency(story.agency).name)),
        _E.versionCreated(_format_time(carried.sent)),
        _E.firstCreated(_format_time(carried.first)),
    ]
    if carried.embargoed_until:
        parts.append(_E.embargoed(_format_time(carried.embargoed_until)))
    parts.append(_E.pubStatus(qcode=f"stat:{story.status}"))
    if story.note:
        parts.append(_E.edNote(story.note))
    if story.signal:
        parts.append(_E.signal(qcode=f"sig:{story.signal}"))
    meta: etree._Element = _E.itemMeta(*parts)
    return meta


def _make_content_meta(carried: CarriedStory) -> etree._Element:
    story = carried.story
    parts = [
        _E.urgency(str(story.urgency)),
        _E.contentCreated(_format_time(carried.first)),
        _E.located(_E.name(story.dateline)),
    ]
    if story.byline:
        parts += [_E.creator(_E.name(story.byline)), _E.by(story.byline)]
    # Not as a keyword: the factory's own first parameter is called tag.
    parts.append(_E.language({"tag": agency(story.agency).language}))
    parts += [_E.keyword(word) for word in story.keywords]
    parts += [
        _E.slugline(story.slugline, separator="/"),
        _E.headline(story.headline),
        _E.dateline(f"{story.dateline} (kod)"),
    ]
    if story.summary:
        parts.append(_E.description(story.summary, role="drol:summary"))
    meta: etree._Element = _E.contentMeta(*parts)
    return meta


def _make_inline(story: Story) -> etree._Element:
    paragraphs = list(story.paragraphs)
    if paragraphs:
        paragraphs[0] = f"{story.dateline} (kod) - {paragraphs[0]}"
    inline: etree._Element = _E.inlineXML(
        _H.html(
            _H.head(_H.title(story.headline)),
            _H.body(*(_H.p(text) for text in paragraphs)),
        ),
        contenttype="application/xhtml+xml",
    )
    return inline


def _make_remote(picture: Picture, site: str) -> etree._Element:
    remote: etree._Element = _E.remoteContent(
        _E.altText(picture.caption),
        href=f"{site}/photos/{picture.file}",
        contenttype="image/jpeg",
    )
    return remote


def _make_item(carried: CarriedStory, site: str) -> etree._Element:
    story = carried.story
    owner = agency(story.agency)
    contents = [_make_remote(picture, site) for picture in story.pictures]
    if story.body:
        contents.insert(0, _make_inline(story))
    item: etree._Element = _E.newsItem(
        _E.catalogRef(
            href="http://www.iptc.org/std/catalog/"
            "catalog.IPTC-G2-Standards_40.xml"
        ),
        _E.rightsInfo(_E.copyrightHolder(_E.name(owner.name))),
        _make_item_meta(carried),
        _make_content_meta(carried),
        *([_E.contentSet(*contents)] if contents else []),
        guid=f"urn:newsml:{owner.id}.example:2026:{story.id}",
        version=str(story.version),
        standard="NewsML-G2",
        standardversion="2.34",
        conformance="power",
    )
    item.set(XML_LANG, owner.language)
    return item


def render_newsml(
    feed: Feed, stories: tuple[CarriedStory, ...], site: str
) -> bytes:
    """
    Return a feed's document, a G2 ``newsMessage`` in UTF-8.

    The arguments are those of `render_rss`. The message's ``sent`` is that
    of its newest item, so that unchanged stories give the same bytes.
    """
    owner = agency(feed.agency)
    message = _E.newsMessage(
        _E.header(
            _E.sent(_format_time(max(carried.sent for carried in stories))),
            _E.sender(f"{owner.id}.example"),
        ),
        _E.itemSet(*(_make_item(carried, site) for carried in stories)),
    )
    return etree.tostring(message, encoding="utf-8", xml_declaration=True)
