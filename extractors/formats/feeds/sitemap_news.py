"""Google News sitemaps, and plain sitemaps (sitemaps.org 0.9)."""

from extractors.formats.common import dates, reasons, xml
from extractors.formats.common.format import Format, Slice, sliced
from extractors.formats.common.text import plain
from extractors.formats.common.xml_slicing import cut
from extractors.model.errors import ExtractError
from extractors.model.item import Media, NewsItem, Rendition
from extractors.model.raw import RawItem

__all__ = ["SITEMAP_NEWS"]


def slices(raw: RawItem) -> tuple[Slice, ...]:
    """Cut the map at its addresses."""
    found = cut(raw.body, (b"url",))
    return sliced(raw, found)


def read(raw: RawItem) -> NewsItem:
    """Read the first address of the map; its page holds the text."""
    url = next(xml.descendants(xml.parse(raw.body), "url"), None)
    address = xml.first_text(url, "loc")
    if not address:
        raise ExtractError(reasons.NO_ITEM, "no address in the map")
    news = xml.first(url, "news")
    publication = xml.first(news, "publication")
    published = dates.parse(xml.first_text(news, "publication_date"))
    keywords = xml.first_text(news, "keywords").split(",")
    return NewsItem(
        uri=address,
        feed=raw.feed,
        fetched_at=raw.fetched_at,
        url=address,
        first_created=published,
        version_created=dates.parse(xml.first_text(url, "lastmod"))
        or published,
        headline=plain(xml.first_text(news, "title")),
        language=xml.first_text(publication, "language"),
        keywords=tuple(filter(None, map(str.strip, keywords))),
        genre=xml.first_text(news, "genres"),
        media=_media(url),
        provider=xml.first_text(publication, "name"),
        text_source="feed",
    )


def _media(url: xml.Element | None) -> tuple[Media, ...]:
    found = (
        (xml.first_text(one, "loc"), one) for one in xml.children(url, "image")
    )
    return tuple(
        Media(
            uri=href,
            headline=plain(xml.first_text(one, "title")),
            caption=plain(xml.first_text(one, "caption")),
            renditions=(Rendition(name="main", href=href),),
        )
        for href, one in found
        if href
    )


SITEMAP_NEWS = Format("sitemap_news", slices, read)
