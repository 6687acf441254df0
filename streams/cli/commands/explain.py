"""``copydesk explain``: show what each step does with one document."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer
from msgspec.structs import replace
from rich.table import Table

from extractors.entities import Engine, extract_entities
from extractors.model.errors import ExtractError
from extractors.model.item import NewsItem
from extractors.model.raw import Page, RawItem
from extractors.output.codec import decode
from streams import clock
from streams.cli.common import engine_or_fail, fail, settings_or_fail
from streams.cli.terminal import add_row, make_table, print_line, print_table

if TYPE_CHECKING:
    from extractors.pipeline.clean import Cleaned

__all__ = ["explain"]

FEED = "explain"
MAX_CELL = 90
"""Characters of a table cell; longer text is cut."""


def explain(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)],
    *,
    media_type: Annotated[
        str, typer.Option(help="instead of the one from the file name")
    ] = "",
    url: Annotated[str, typer.Option(help="URL of the document")] = "",
    language: Annotated[
        str, typer.Option(help="language of the feed, BCP 47")
    ] = "",
    page: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            dir_okay=False,
            help="each item's page, as fetched for full text",
        ),
    ] = None,
    after: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            dir_okay=False,
            help="an earlier document: would the desk hold FILE back?",
        ),
    ] = None,
    same_feed: Annotated[
        bool, typer.Option("--same-feed", help="both are of one feed")
    ] = False,
) -> None:
    """
    Show which text was cut from a document, by which rule, and the result.

    The file may also be a record of wire.raw, as a dead letter contains it.
    With --after, show why the item of FILE would fold into that of the
    earlier document, or why not, and the sentences that it adds.
    """
    items = _read_items(file, media_type, url, language)
    settings = settings_or_fail()
    if after is not None:
        feed = FEED if same_feed else "earlier"
        earlier = _read_items(after, media_type, "", language, feed)
        _compare(items[:1], earlier[:1], settings.max_text)
        return
    engine = engine_or_fail(settings)
    for raw in items:
        _show(_with_page(raw, page), engine, settings.max_text)


def _compare(
    items: tuple[RawItem, ...], earlier: tuple[RawItem, ...], max_text: int
) -> None:
    """Print why the first item would repeat the first earlier one."""
    from streams.cli.repeat_report import repeat_tables  # noqa: PLC0415
    from streams.desk.clean.step import clean_item  # noqa: PLC0415

    if not items or not earlier:
        fail("a document has no item to compare")
    try:
        item = clean_item(items[0], max_text)
        other = replace(clean_item(earlier[0], max_text), lane=item.lane)
    except ExtractError as error:
        fail(f"no item: {error}")
    for table in repeat_tables(item, other):
        print_table(table)


def _read_items(
    file: Path,
    media_type: str,
    url: str,
    language: str,
    feed: str = FEED,
) -> tuple[RawItem, ...]:
    """Return the raw items of a document, or the raw record in the file."""
    # Importing the formats takes 1 s.
    from extractors.formats import split  # noqa: PLC0415
    from extractors.formats.common.media_types import (  # noqa: PLC0415
        media_type_of,
    )

    content = file.read_bytes()
    try:
        return (decode(content, RawItem),)
    except msgspec.MsgspecError:
        pass
    document = RawItem(
        feed=feed,
        uri="",
        media_type=media_type or media_type_of(file),
        fetched_at=clock.now(),
        body=content,
        url=url or file.name,
        language=language,
    )
    try:
        return split(document)
    except ExtractError as error:
        fail(f"{file}: {error}")


def _with_page(raw: RawItem, page: Path | None) -> RawItem:
    if page is None:
        return raw
    return replace(raw, page=Page(raw.url, page.read_bytes()))


def _show(raw: RawItem, engine: Engine, max_text: int) -> None:
    """Print the result of each step for one raw item."""
    from extractors.pipeline.clean import clean  # noqa: PLC0415 - slow import (1 s)

    try:
        cleaned = clean(raw, max_text)
    except ExtractError as error:
        print_line(f"{raw.uri}: no item: {error}")
        return
    print_line(cleaned.item.uri)
    print_table(_field_table(cleaned.item))
    print_table(_trace_table(cleaned))
    print_table(_entity_table(cleaned.item, engine))
    print_line(cleaned.item.body)


def _field_table(item: NewsItem) -> Table:
    table = make_table("field", "value", title="item")
    for name in item.__struct_fields__:
        value = getattr(item, name)
        if name != "body" and value not in ("", (), None, 0):
            add_row(table, name, _shorten(str(value)))
    return table


def _trace_table(cleaned: "Cleaned") -> Table:
    table = make_table(
        "rule", "field", "text", "detail", title="what was done"
    )
    for cut in cleaned.trace:
        add_row(table, cut.rule, cut.field, _shorten(cut.text), cut.detail)
    return table


def _entity_table(item: NewsItem, engine: Engine) -> Table:
    table = make_table("type", "name", "id", "mentions", title="entities")
    for entity in extract_entities(item, engine):
        mentions = str(len(entity.mentions))
        add_row(table, entity.type, entity.name, entity.id, mentions)
    return table


def _shorten(text: str) -> str:
    return text if len(text) <= MAX_CELL else text[: MAX_CELL - 1] + "…"
