"""Read Google News sitemaps and plain sitemaps (sitemaps.org 0.9)."""

from extractors.formats.common import dates, reasons
from extractors.formats.common.format import Format, Slice, make_slices
from extractors.formats.common.text import strip_html
from extractors.formats.syntax import xml
from extractors.formats.syntax.xml_slicing import slice_elements
from extractors.model.errors import ExtractError
from extractors.model.item import Media, NewsItem, Rendition
from extractors.model.raw import RawItem

__all__ = ["SITEMAP_NEWS"]


def slice_document(raw: RawItem) -> tuple[Slice, ...]:
    """Cut the sitemap into its URLs."""
    return make_slices(raw, slice_elements(raw.body, (b"url",)))


def read(raw: RawItem) -> NewsItem:
    """Read the first URL of the sitemap; its page has the text."""
    url = next(
        xml.descendants(xml.parse(raw.body, language=raw.language), "url"),
        None,
    )
    address = xml.first_text(url, "loc")
    if not address:
        raise ExtractError(reasons.NO_ITEM, "no address in the map")
    news = xml.first(url, "news")
    publication = xml.first(news, "publication")
    language = xml.first_text(publication, "language")
    hint = language or raw.language
    stated = xml.first_text(news, "publication_date")
    modified = xml.first_text(url, "lastmod")
    published = dates.parse(stated, hint)
    keywords = xml.first_text(news, "keywords").split(",")
    return NewsItem(
        uri=address,
        feed=raw.feed,
        fetched_at=raw.fetched_at,
        url=address,
        first_created=published,
        version_created=dates.later(dates.parse(modified, hint), published),
        headline=strip_html(xml.first_text(news, "title")),
        language=language,
        keywords=tuple(filter(None, map(str.strip, keywords))),
        genre=xml.first_text(news, "genres"),
        media=_media(url),
        signals=dates.signal_unread(stated, modified, language=hint),
        provider=xml.first_text(publication, "name"),
        text_source="feed",
    )


def _media(url: xml.Element | None) -> tuple[Media, ...]:
    images = (
        (xml.first_text(image, "loc"), image)
        for image in xml.children(url, "image")
    )
    return tuple(
        Media(
            uri=href,
            headline=strip_html(xml.first_text(image, "title")),
            caption=strip_html(xml.first_text(image, "caption")),
            renditions=(Rendition(name="main", href=href),),
        )
        for href, image in images
        if href
    )


SITEMAP_NEWS = Format("sitemap_news", slice_document, read)
