"""``copydesk explain``: show what each step does with one document."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer
from msgspec.structs import asdict, replace
from rich.table import Table

from extractors.entities import Engine, extract_entities
from extractors.model.errors import ExtractError
from extractors.model.item import NewsItem
from extractors.model.raw import Page, RawItem
from extractors.output.codec import decode
from streams import clock
from streams.cli.common import (
    AsJson,
    engine_or_fail,
    fail,
    settings_or_fail,
)
from streams.cli.terminal import (
    add_row,
    is_terminal,
    make_table,
    print_json,
    print_line,
    print_table,
)

if TYPE_CHECKING:
    from extractors.pipeline.clean import Cleaned

__all__ = ["describe_value", "explain"]

FEED = "explain"
MAX_CELL = 90
"""Characters of a table cell on a terminal; longer text is cut there."""
SHOWN_ELSEWHERE = frozenset({"headline", "body", "schema"})
SPEAKING = frozenset({"name", "text", "value", "places", "title", "headline"})
"""Parts of a value that need no name beside them."""
UNIMPORTANT = frozenset({"confidence", "scheme"})


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
    as_json: AsJson = False,
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
        _compare(items[:1], earlier[:1], settings.max_text, as_json=as_json)
        return
    engine = engine_or_fail(settings)
    paged = [_with_page(raw, page) for raw in items]
    if as_json:
        print_json(_describe(raw, engine, settings.max_text) for raw in paged)
        return
    for raw in paged:
        _show(raw, engine, settings.max_text)


def _compare(
    items: tuple[RawItem, ...],
    earlier: tuple[RawItem, ...],
    max_text: int,
    *,
    as_json: bool,
) -> None:
    """Print why the first item would repeat the first earlier one."""
    from streams.cli.repeat_report import (  # noqa: PLC0415
        describe_repeat,
        repeat_tables,
    )
    from streams.desk.clean.step import clean_item  # noqa: PLC0415

    if not items or not earlier:
        fail("a document has no item to compare")
    try:
        item = clean_item(items[0], max_text)
        other = replace(clean_item(earlier[0], max_text), lane=item.lane)
    except ExtractError as error:
        fail(f"no item: {error}")
    if as_json:
        print_json([describe_repeat(item, other)])
        return
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


def _clean(raw: RawItem, max_text: int) -> "Cleaned | ExtractError":
    from extractors.pipeline.clean import clean  # noqa: PLC0415 - slow import (1 s)

    try:
        return clean(raw, max_text)
    except ExtractError as error:
        return error


def _describe(
    raw: RawItem, engine: Engine, max_text: int
) -> dict[str, object]:
    """Return the result of each step for one raw item, for JSON."""
    cleaned = _clean(raw, max_text)
    if isinstance(cleaned, ExtractError):
        return {
            "uri": raw.uri,
            "reason": cleaned.reason,
            "error": str(cleaned),
        }
    return {
        "uri": cleaned.item.uri,
        "item": cleaned.item,
        "trace": cleaned.trace,
        "entities": extract_entities(cleaned.item, engine),
    }


def _show(raw: RawItem, engine: Engine, max_text: int) -> None:
    """Print the result of each step for one raw item."""
    cleaned = _clean(raw, max_text)
    if isinstance(cleaned, ExtractError):
        print_line(f"{raw.uri}: no item: {cleaned}")
        return
    print_line(f"{cleaned.item.headline or cleaned.item.uri}\n")
    print_line(f"{cleaned.item.body}\n")
    print_table(_field_table(cleaned.item))
    print_table(_trace_table(cleaned))
    print_table(_entity_table(cleaned.item, engine))


def _field_table(item: NewsItem) -> Table:
    table = make_table("field", "value", title="item")
    for name in item.__struct_fields__:
        text = describe_value(getattr(item, name))
        if name not in SHOWN_ELSEWHERE and text:
            add_row(table, name.replace("_", " "), _shorten(text))
    return table


def describe_value(value: object) -> str:
    """
    Return a value of an item for people; empty if there is nothing in it.

    A time is in UTC to the second. Of a part only what is stated is shown,
    with a name where the value alone does not say what it is.
    """
    match value:
        case None | "" | 0:
            return ""
        case datetime():
            return f"{value.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
        case msgspec.Struct():
            stated = (
                (name, describe_value(part))
                for name, part in asdict(value).items()
                if name not in UNIMPORTANT
            )
            return ", ".join(
                text
                if name in SPEAKING
                else f"{name.replace('_', ' ')} {text}"
                for name, text in stated
                if text
            )
        case tuple() | list():
            return "; ".join(filter(None, map(describe_value, value)))
    return str(value)


def _trace_table(cleaned: "Cleaned") -> Table:
    table = make_table(
        "rule", "field", "text", "detail", title="what was done"
    )
    for cut in cleaned.trace:
        add_row(table, cut.rule, cut.field, _shorten(cut.text), cut.detail)
    return table


def _entity_table(item: NewsItem, engine: Engine) -> Table:
    table = make_table("type", "name", "id", "mentioned as", title="entities")
    for entity in extract_entities(item, engine):
        texts = dict.fromkeys(mention.text for mention in entity.mentions)
        add_row(table, entity.type, entity.name, entity.id, ", ".join(texts))
    return table


def _shorten(text: str) -> str:
    """Return a text that fits into a cell of a terminal; whole elsewhere."""
    if len(text) <= MAX_CELL or not is_terminal():
        return text
    return text[: MAX_CELL - 1] + "…"
