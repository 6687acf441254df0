"""
Tell whether an XML document was cut off before its item ends.

A file can be read while it is written, and a transfer can break. Half a story
must not be published: its last sentence, its embargo and its identity may be
missing. The item is refused. A dead letter keeps its bytes.
"""

import re

from extractors.formats.syntax.charset import detect_encoding

__all__ = ["is_cut_off"]


def _ends(*names: str) -> re.Pattern[bytes]:
    return re.compile(
        rf"</(?:[\w.-]{{1,40}}:)?(?:{'|'.join(names)})\s*>".encode(),
        re.IGNORECASE,
    )


_ENDS = {
    "rss_atom": _ends("item", "entry", "deleted-entry", "rss", "feed", "rdf"),
    "newsml_g2": _ends(r"\w{1,20}Item", "newsMessage"),
    "newsml_1_2": _ends("NewsItem", "NewsML"),
    "nitf": _ends("nitf"),
}
"""End tags of an item or of what is around it, by format."""
_EMPTY = (b"/>", b"?>", b"-->")


def is_cut_off(body: bytes, format_name: str) -> bool:
    """
    Return whether the item of a one-item document has no end.

    An item without a single whole element has nothing that could be cut.
    """
    ends = _ENDS.get(format_name)
    if ends is None or detect_encoding(body) not in {"", "utf-8"}:
        return False
    if ends.search(body) or body.rstrip().endswith(_EMPTY):
        return False
    start = max(body.rfind(b"<item"), body.rfind(b"<entry"), 0)
    return b"</" in body[start:]
