"""
A search as a route of the routes file (TOML).

Words become regular expressions over headline and body, which is what a
route can test. A route has no time, and no spelling without accents.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from streams.page.query.filters import Filter, by_field
from streams.page.query.terms import Condition, Word

__all__ = ["route_text"]

_PATTERNS = {"headline": "headline", "slug": "slugline", "body": "body"}
_UNKNOWN = frozenset({"story", "route", "uri"})
_FIELDS = {"person": "entity", "organisation": "entity"}
_SPACED = re.compile(r"[^\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
                     r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")  # fmt: skip


def route_text(wanted: Filter, name: str) -> str:
    """
    Return a table of the routes file for a search.

    Args:
        name: the route's name: lower-case letters, digits, ``_`` and ``-``.
    """
    tables = [
        *_condition_tables(wanted.conditions),
        *_word_tables(wanted.words),
    ]
    lines = [f"[routes.{name}]"]
    if tables:
        lines += ["all = [", *(f"  {table}," for table in tables), "]"]
    notes = ["# A route has no time: it takes the items from now on."]
    has_span = wanted.span != (None, None)
    return "\n".join([*(notes if has_span else []), *lines]) + "\n"


def _condition_tables(conditions: Sequence[Condition]) -> Iterable[str]:
    for field, group in by_field(conditions).items():
        values = [condition.value for condition in group]
        table = _field_table(field.lstrip("-"), values)
        yield f"{{ not = {table} }}" if field.startswith("-") else table


def _field_table(field: str, values: Sequence[str]) -> str:
    if field == "urgency":
        numbers = [value for value in values if value.isdigit()]
        return f"{{ urgency = [{', '.join(numbers) or '0'}] }}"
    if field in _UNKNOWN:
        # A route cannot test it; nothing has this status.
        return f"{{ status = {_quote(f'{field} is not a field')} }}"
    name = _FIELDS.get(field, field)
    return f"{{ {name} = [{', '.join(map(_quote, values))}] }}"


def _word_tables(words: Sequence[Word]) -> Iterable[str]:
    groups: list[list[str]] = []
    for word in words:
        table = _word_table(word)
        if word.is_negated:
            groups.append([f"{{ not = {table} }}"])
        elif word.is_alternative and groups:
            groups[-1].append(table)
        else:
            groups.append([table])
    for group in groups:
        yield group[0] if len(group) == 1 else _any(group)


def _word_table(word: Word) -> str:
    pattern = _quote(_pattern(word))
    if word.column in _PATTERNS:
        return f"{{ {_PATTERNS[word.column]} = {pattern} }}"
    if word.column == "entity":
        return f"{{ entity = {_quote(word.text)} }}"
    if word.column == "subject":
        return f"{{ subject = {_quote(word.text)} }}"
    fields: Mapping[str, str] = {"headline": pattern, "body": pattern}
    return _any([f"{{ {field} = {text} }}" for field, text in fields.items()])


def _pattern(word: Word) -> str:
    """Return a pattern for a word or phrase, in any case."""
    parts = [re.escape(part) for part in word.text.split()]
    text = r"\s+".join(parts)
    start = r"\b" if _SPACED.match(word.text) else ""
    is_open = word.is_prefix or not _SPACED.match(word.text[-1:])
    return f"(?i){start}{text}{'' if is_open else chr(92) + 'b'}"


def _any(tables: Sequence[str]) -> str:
    return f"{{ any = [{', '.join(tables)}] }}"


def _quote(text: str) -> str:
    """Return a TOML basic string; JSON's escapes are valid in TOML."""
    return msgspec.json.encode(text).decode().replace("\x7f", "\\u007f")
