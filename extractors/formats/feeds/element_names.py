"""
What feedparser would call an element, and whether it does anything there.

Both follow from tables of feedparser's own parser, so that a new version of
it is followed too: namespaces become prefixes, and ``_start_dc_date`` is
there if ``dc:date`` means something.
"""

from feedparser.api import StrictFeedParser

__all__ = ["HANDLED", "Names", "UnsureError"]

_PREFIXES: dict[str, str] = {
    uri.lower(): prefix.lower()
    for uri, prefix in StrictFeedParser.namespaces.items()
}
_STANDARD = frozenset(_PREFIXES.values())
_USERLAND = "backend.userland.com/rss"

HANDLED = frozenset(
    name.partition(mark)[2].lower()
    for name in dir(StrictFeedParser)
    for mark in ("_start_", "_end_")
    if name.startswith(mark)
)
"""Names that feedparser acts on, as `Names.name` gives them."""


class UnsureError(Exception):
    """What feedparser makes of this is not plain to see."""


class Names:
    """The names of one document's elements, in small letters: ``dc_date``."""

    def __init__(self) -> None:
        self._declared: dict[str, str] = {}
        self._names: dict[str, str] = {}

    def declare(self, prefix: str | None, uri: str | None) -> None:
        """
        Take note of a namespace, as expat tells it.

        Raises:
            UnsureError: a prefix that means two things, or what another
                one is known for.
        """
        if not prefix or not uri:
            return
        known = _PREFIXES.get(uri.lower(), prefix)
        before = self._declared.setdefault(prefix, uri)
        if (
            before != uri
            or prefix != prefix.lower()
            or (prefix in _STANDARD and known != prefix)
        ):
            raise UnsureError

    def name(self, stated: str) -> str:
        """Return the name for what expat calls ``uri local prefix``."""
        found = self._names.get(stated)
        if found is None:
            found = self._names[stated] = self._find(stated)
        return found

    def _find(self, stated: str) -> str:
        uri, _, rest = stated.rpartition(" ") if " " in stated else ("",) * 3
        if not uri:
            return stated.lower()
        if " " in uri:
            uri, _, rest = uri.partition(" ")
        prefix = self._prefix(uri)
        local = rest.lower()
        return f"{prefix}_{local}" if prefix else local

    def _prefix(self, uri: str) -> str:
        if _USERLAND in uri.lower():
            return ""
        known = _PREFIXES.get(uri.lower())
        if known is not None:
            return known
        # The first prefix declared for a namespace that is not known.
        return next(
            (name for name, one in self._declared.items() if one == uri), ""
        )
