"""
Prose that a reading lost between two lines of the story.

Trafilatura reads paragraphs and lists; text that stands bare in a ``div``, in
an accordion or in an embedded block it drops. A block of unlinked sentences
that stands between two lines of the body, in the same part of the tree,
belongs to the story (decision 22).
"""

from collections.abc import Iterator

from lxml import html

from extractors.fields.text import fold
from extractors.html.dom import text_of, weights

__all__ = ["fill_gaps"]

_PROSE = 35  # characters; a shorter block is a label or a button
_OPENING = 30  # characters that tell one block from another
_FIGURES = 0.2  # of a block's characters; more is a date or a table's row
_UNLINKED = 0.7  # of a block's text; less is a teaser
_HIGHEST = 4  # elements from a block up to a home of the story
_ENDS = (".", "!", "?", ":", "。", "！", "？", "…", "।", "۔", "؟")
_CLOSING = " \"'”’»)]"
_ASIDE = frozenset({"aside", "footer", "nav", "label", "option"})
_BLOCKS = frozenset(
    {"p", "li", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "div",
     "section", "dd", "dt", "dl", "td", "th", "tr", "tbody", "table", "ul",
     "ol", "article", "aside", "header", "footer", "nav", "details",
     "summary", "figure", "main", "label", "option"}
)  # fmt: skip


def fill_gaps(
    tree: html.HtmlElement,
    paragraphs: tuple[str, ...],
    heard: tuple[str, ...] = (),
) -> tuple[str, ...]:
    """
    Give the paragraphs with the prose that was lost between them.

    Args:
        tree: the cut page, captions lifted.
        paragraphs: what was read of it, in order.
        heard: the lines of another reading; they may also stand before the
            first paragraph or behind the last.
    """
    lines = {fold(line): at for at, line in enumerate(paragraphs)}
    blocks = [(one, text_of(one)) for one in _leaves(tree)]
    places = [lines.get(fold(text), -1) for _, text in blocks]
    known = [at for at, place in enumerate(places) if place >= 0]
    if not known:
        return paragraphs
    homes = {home for at in known for home in _above(blocks[at][0])}
    said = " ".join(lines)
    kin = set(map(fold, heard))
    lost: dict[int, dict[str, None]] = {}
    before = -1
    for at, (block, text) in enumerate(blocks):
        if places[at] >= 0:
            before = places[at]
        elif (
            block.tag not in _ASIDE
            and len(text) >= _PROSE
            and not homes.isdisjoint(_above(block))
            and (folded := fold(text))[:_OPENING] not in said
            and (
                folded in kin
                or (
                    known[0] < at < known[-1]
                    and _is_told(block, text)
                    and _is_unlinked(block)
                )
            )
        ):
            lost.setdefault(before, {})[text] = None
    return tuple(lost.get(-1, ())) + tuple(
        line
        for at, first in enumerate(paragraphs)
        for line in (first, *lost.get(at, ()))
    )


def _is_told(block: html.HtmlElement, text: str) -> bool:
    """Tell a sentence, or a long line of a list, from a label or a date."""
    ends = text.rstrip(_CLOSING).endswith(_ENDS)
    digits = sum(map(str.isdigit, text))
    return (ends or block.tag == "li") and digits < _FIGURES * len(text)


def _is_unlinked(block: html.HtmlElement) -> bool:
    total, plain = weights(block)[block]
    return plain >= _UNLINKED * total


def _above(block: html.HtmlElement) -> Iterator[html.HtmlElement]:
    for _ in range(_HIGHEST):
        block = block.getparent()
        if block is None or block.tag in {"body", *_ASIDE}:
            return
        yield block


def _leaves(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    for one in tree.iter(*_BLOCKS):
        if not any(child.tag in _BLOCKS for child in one):
            yield one
