"""
Read the nodes of a page's JSON-LD, valid or not.

Newsrooms write trailing commas, control characters, half characters and
plain quotes in strings, several documents in one script, and graphs inside
graphs. All of these are read. A script that is still not readable is skipped.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import html

from extractors.fields.text import repair_escapes

__all__ = ["read_nodes", "types_of"]

_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_INNER_QUOTE = re.compile(
    r'(?:(?<=[^\[{,:\s\\])|(?<=[^\[{,:\s\\]\s))"(?!\s{0,40}[,:}\]])'
)
"""A quote that neither opens nor ends a string: ``"The "last" ferry"``."""
_WRAPPING = re.compile(r"/?[/*]*\s*(?:<!\[CDATA\[|\]\]>)\s*[*/]*")
_MAX_DEPTH = 8  # levels of nesting; real graphs need four
_INNER = ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed")


def read_nodes(tree: html.HtmlElement) -> tuple[dict[str, Any], ...]:
    """Return every node of a page's JSON-LD, in document order."""
    return tuple(
        node
        for script in tree.iter("script")
        if "ld+json" in (script.get("type") or "")
        for node in _iter_nodes(_parse(script.text or ""))
    )


def types_of(node: dict[str, Any]) -> tuple[str, ...]:
    """Return a node's types without the address of their vocabulary."""
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return tuple(
        name.rpartition("/")[2] for name in kinds if isinstance(name, str)
    )


def _parse(script: str) -> Any:
    script = repair_escapes(_WRAPPING.sub("", script).strip())
    for text in _spellings(script):
        start = min((at for at in map(text.find, "{[") if at >= 0), default=-1)
        if start < 0:
            return None
        try:
            return json.JSONDecoder(strict=False).raw_decode(text, start)[0]
        except (ValueError, RecursionError):
            continue
    return None


def _spellings(script: str) -> Iterator[str]:
    """Yield a script as it is, then with its usual mistakes corrected."""
    yield script
    script = _TRAILING_COMMA.sub(r"\1", script)
    yield script
    yield _INNER_QUOTE.sub(r'\\"', script)


def _iter_nodes(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _iter_nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in _INNER:
            yield from _iter_nodes(value.get(name), depth + 1)
