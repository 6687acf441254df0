"""A feed's document at a moment, whatever its syntax."""

from streams.demo.model import Carried, Feed
from streams.demo.render_atom import atom
from streams.demo.render_newsml import newsml
from streams.demo.render_rss import rss

__all__ = ["document"]

_SYNTAXES = {"rss": rss, "summaries": rss, "atom": atom, "newsml": newsml}


def document(feed: Feed, carried: tuple[Carried, ...], site: str) -> bytes:
    """Return the feed's document in its own syntax, UTF-8."""
    return _SYNTAXES[feed.syntax](feed, carried, site)
