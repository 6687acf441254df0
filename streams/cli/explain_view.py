"""What each step made of one raw item, as tables."""

from rich.table import Table

from extractors.entities import Engine, extract_entities
from extractors.model.errors import ExtractError
from extractors.model.item import NewsItem
from extractors.model.raw import RawItem
from extractors.pipeline.clean import Cleaned, clean
from streams.cli.common import console

__all__ = ["show"]

SHOWN = 90


def show(raw: RawItem, engine: Engine) -> None:
    """Print what each step made of one raw item."""
    try:
        cleaned = clean(raw)
    except ExtractError as error:
        console.print(f"[bold]{raw.uri}[/]: no item: {error}", highlight=False)
        return
    console.rule(cleaned.item.uri)
    console.print(_fields(cleaned.item))
    console.print(_trace(cleaned))
    console.print(_entities(cleaned.item, engine))
    console.print(cleaned.item.body, markup=False, highlight=False)


def _fields(item: NewsItem) -> Table:
    table = Table("field", "value", title="item")
    for name in item.__struct_fields__:
        value = getattr(item, name)
        if name != "body" and value not in ("", (), None, 0):
            table.add_row(name, _short(str(value)))
    return table


def _trace(cleaned: Cleaned) -> Table:
    table = Table("rule", "field", "text", "detail", title="what was done")
    for one in cleaned.trace:
        table.add_row(one.rule, one.field, _short(one.text), one.detail)
    return table


def _entities(item: NewsItem, engine: Engine) -> Table:
    table = Table("type", "name", "id", "mentions", title="entities")
    for one in extract_entities(item, engine):
        table.add_row(one.type, one.name, one.id, str(len(one.mentions)))
    return table


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
