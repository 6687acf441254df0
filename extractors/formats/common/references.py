"""
The earlier items that a document names: what it replaces or derives from.

A kill or a correction can be an item of its own. Then it names its story in a
link, a property or an element. The names of these relations are those of
IPTC's ``itemrelation`` NewsCodes, of RFC 5829 and of editorial systems.
"""

import re
from collections.abc import Iterable

from msgspec.structs import replace

from extractors.formats.common.guid import scope_guid
from extractors.formats.common.text import one_line
from extractors.model.guid_revision import split_revision
from extractors.model.item import NewsItem, Reference
from extractors.model.links import identity_link
from extractors.model.uris import item_uri

__all__ = ["make_references", "with_identities"]

_MOST = 8
"""References of one item; a kill names one story, a package is no kill."""
_LONGEST = 100  # characters of a relation
_REPLACES = frozenset(
    re.findall(
        r"\w+",
        "amends cancels correctionof corrects evolvedfrom kills killof"
        " newversionof predecessor predecessorversion previousversion"
        " priorversion replacementof replaces replacing retractionof retracts"
        " revises revisionof rewriteof supersedes updateof versionof"
        " withdrawalof withdraws",
    )
)
_DERIVED = frozenset({"basedon", "derivedfrom"})
_ALL = _REPLACES | _DERIVED
_OTHER = re.compile(r"[^a-z]")


def make_references(
    stated: Iterable[tuple[str, str]],
) -> tuple[Reference, ...]:
    """
    Return the references among the links of a document.

    Args:
        stated: relation and identity of each link. A relation may be a word,
            a qcode or a URI; other relations than those of an earlier item
            are left out.
    """
    known: dict[str, Reference] = {}
    for relation, stated_uri in stated:
        word = re.split(r"[/:#]", relation[-_LONGEST:])[-1]
        name = _OTHER.sub("", word.lower()).removeprefix("is")
        if name not in _ALL:
            continue
        uri = one_line(stated_uri)
        is_derived = name in _DERIVED
        if uri:
            known.setdefault(
                uri, Reference(uri, "derived" if is_derived else "replaces")
            )
    return tuple(known.values())[:_MOST]


def with_identities(item: NewsItem) -> NewsItem:
    """Return an item whose references have the form of identities."""
    return replace(
        item,
        references=tuple(
            replace(
                reference,
                uri=_identity(reference.uri, item.feed),
            )
            for reference in item.references
        ),
    )


def _identity(stated: str, feed: str) -> str:
    """Return the form that the identity of the item itself has."""
    uri = split_revision(scope_guid(stated, feed))[0]
    return item_uri(identity_link(uri))
