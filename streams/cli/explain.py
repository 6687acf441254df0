"""``copydesk explain``: what each step made of one document."""

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from extractors.clean import Cleaned, clean
from extractors.entities import Engine, mark
from extractors.errors import ExtractError
from extractors.formats import split
from extractors.item import NewsItem
from extractors.raw import RawItem
from streams import clock
from streams.cli.common import console, fail, settings_or_fail
from streams.desk.worker import engine_of
from streams.mediatypes import media_type_of

__all__ = ["explain"]

SHOWN = 90


def explain(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)],
    media_type: Annotated[
        str, typer.Option(help="instead of the one its name tells")
    ] = "",
    url: Annotated[str, typer.Option(help="where it came from")] = "",
    language: Annotated[str, typer.Option(help="the feed's, BCP 47")] = "",
) -> None:
    """Show what was cut from one document, by which rule, and what is left."""
    document = RawItem(
        feed="explain",
        uri="",
        media_type=media_type or media_type_of(file),
        fetched_at=clock.now(),
        body=file.read_bytes(),
        url=url or file.name,
        language=language,
    )
    try:
        parts = split(document)
    except ExtractError as error:
        fail(f"{file}: {error}")
    engine = engine_of(settings_or_fail())
    for raw in parts:
        _explain(raw, engine)


def _explain(raw: RawItem, engine: Engine) -> None:
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
    for one in mark(item, engine):
        table.add_row(one.type, one.name, one.id, str(len(one.mentions)))
    return table


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
