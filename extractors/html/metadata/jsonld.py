"""
The nodes of a page's JSON-LD, as newsrooms really write it.

Trailing commas, control characters in strings, several documents in one
script and graphs in graphs are all read; what is beyond that is skipped.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import html

__all__ = ["nodes", "types"]

_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_WRAPPING = re.compile(r"/?[/*]*\s*(?:<!\[CDATA\[|\]\]>)\s*[*/]*")
_DEEPEST = 8  # levels of nesting; real graphs need four
_INNER = ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed")


def nodes(tree: html.HtmlElement) -> tuple[dict[str, Any], ...]:
    """Give every node of a page's JSON-LD, in document order."""
    return tuple(
        node
        for script in tree.iter("script")
        if "ld+json" in (script.get("type") or "")
        for node in _nodes(_loaded(script.text or ""))
    )


def types(node: dict[str, Any]) -> tuple[str, ...]:
    """Give a node's types without their vocabulary's address."""
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return tuple(
        one.rpartition("/")[2] for one in kinds if isinstance(one, str)
    )


def _loaded(script: str) -> Any:
    script = _WRAPPING.sub("", script).strip()
    for text in (script, _TRAILING_COMMA.sub(r"\1", script)):
        start = min((at for at in map(text.find, "{[") if at >= 0), default=-1)
        if start < 0:
            return None
        try:
            return json.JSONDecoder(strict=False).raw_decode(text, start)[0]
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _nodes(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in _INNER:
            yield from _nodes(value.get(name), depth + 1)
