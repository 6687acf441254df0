"""
The names that feedparser uses for elements, and those that it handles.

Both come from tables of feedparser's own parser, so they follow a new
version of it. It replaces a namespace by a prefix, and handles ``dc:date``
if it has a method ``_start_dc_date``.
"""

from feedparser.api import StrictFeedParser

__all__ = ["HANDLED", "ElementNames", "UnsureError"]

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
"""Elements that feedparser handles, as `ElementNames.name_of` names them."""


class UnsureError(Exception):
    """It is not certain how feedparser would read the document."""


class ElementNames:
    """The names of one document's elements, in lower case (``dc_date``)."""

    def __init__(self) -> None:
        self._declared: dict[str, str] = {}
        self._names: dict[str, str] = {}

    def declare(self, prefix: str | None, uri: str | None) -> None:
        """
        Add a namespace declaration, as expat reports it.

        Raises:
            UnsureError: the prefix was declared for another namespace
                before, or stands for another one in feedparser.
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

    def name_of(self, stated: str) -> str:
        """Return the name of what expat calls ``uri local prefix``."""
        name = self._names.get(stated)
        if name is None:
            name = self._names[stated] = self._resolve(stated)
        return name

    def _resolve(self, stated: str) -> str:
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
        # An unknown namespace gets the first prefix declared for it.
        return next(
            (
                prefix
                for prefix, declared in self._declared.items()
                if declared == uri
            ),
            "",
        )
