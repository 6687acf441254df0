"""Extract the main text of a page with trafilatura, as paragraphs."""

from itertools import islice
from typing import Any

import trafilatura
from lxml import html
from lxml.etree import _Element

from extractors.fields.text import collapse_spaces
from extractors.html.dom import text_of

__all__ = ["extract_main_text", "has_many_blocks"]

_BLOCKS = ("h1", "h2", "h3", "h4", "p", "li", "figcaption")
_MAX_BLOCKS = 2000
"""Blocks of a page that the slow mode reads. Its justext takes the square of
their number: 3 s for 2,000 short lines, two minutes for 100 KB of them. Of
1,110 pages of three corpora ten have more; two of them are read otherwise."""
_JUSTEXT_BLOCKS = (
    "p", "div", "li", "br", "td", "th", "tr", "h1", "h2", "h3", "h4", "h5",
    "h6", "dd", "dt", "dl", "ul", "table", "form", "option", "blockquote",
    "pre", "caption", "center", "col", "colgroup", "fieldset", "legend",
    "optgroup", "textarea", "tbody", "tfoot", "thead",
)  # fmt: skip
_MAX_JOINED = 1500  # characters of a line that can be several paragraphs


def extract_main_text(
    tree: html.HtmlElement, url: str = "", *, fast: bool = True
) -> tuple[str, ...]:
    """
    Return the paragraphs of the main text; empty if there is none.

    The fast mode is more precise on news (AEB .964 against .962). The slow
    mode finds text in unusual layouts (WCXB .945 against .925).
    """
    try:
        document = _extract(tree, url, fast=fast or has_many_blocks(tree))
    except ValueError:  # an address or a character that it cannot store
        return ()
    if document is None or isinstance(document, dict):
        return ()
    lines = _paragraphs(document.body)
    if len(lines) == 1 and len(lines[0]) <= _MAX_JOINED:
        return _split(lines[0], tree)
    return lines


def has_many_blocks(tree: html.HtmlElement) -> bool:
    """Return whether a page has too many blocks to be read slowly."""
    blocks = tree.iter(*_JUSTEXT_BLOCKS)
    return next(islice(blocks, _MAX_BLOCKS, None), None) is not None


def _split(line: str, tree: html.HtmlElement) -> tuple[str, ...]:
    """
    Split a text that has all paragraphs of a page in one line.

    Trafilatura joins the paragraphs of a text of less than 250 characters,
    with the headline and captions. In East Asia that is a complete story.
    """
    lines: list[str] = []
    end = 0
    for element in tree.iter(*_BLOCKS):
        text = text_of(element)
        start = _find_words(line, text, end) if text else -1
        if start >= 0:
            is_text = element.tag != "figcaption"
            lines += [line[end:start], text if is_text else ""]
            end = start + len(text)
    return tuple(filter(None, map(str.strip, (*lines, line[end:]))))


def _find_words(line: str, text: str, start: int) -> int:
    """Return where a text stands between spaces; -1 if nowhere."""
    found = f" {line[start:]} ".find(f" {text} ")
    return start + found if found >= 0 else -1


def _extract(tree: html.HtmlElement, url: str, *, fast: bool) -> Any:
    return trafilatura.bare_extraction(
        tree, url=url or None, fast=fast, include_comments=False
    )


def _paragraphs(body: _Element) -> tuple[str, ...]:
    """Return each block of trafilatura's own tree as one line."""
    blocks: list[str] = []
    _collect(body, blocks)
    return tuple(line for text in blocks if (line := collapse_spaces(text)))


def _text(element: _Element) -> str:
    return " ".join(str(text) for text in element.itertext())


def _collect(element: _Element, blocks: list[str]) -> None:
    if element.tag in {"p", "head", "code"} or len(element) == 0:
        blocks.extend(_lines(element))
    elif element.tag == "row":
        cells = (collapse_spaces(_text(cell)) for cell in element)
        blocks.append(" | ".join(filter(None, cells)))
    else:
        if element.text:
            blocks.append(element.text)
        for child in element:
            _collect(child, blocks)
    if element.tail:
        blocks.append(element.tail)


def _lines(element: _Element) -> list[str]:
    """Return an element's text, split at trafilatura's line breaks."""
    lines = [""]
    for node in element.iter():
        if node.tag == "lb" and node is not element:
            lines.append("")
        lines[-1] += node.text or ""
        if node is not element:
            lines[-1] += node.tail or ""
    return lines
