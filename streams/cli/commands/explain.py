"""``copydesk explain``: what each step made of one document."""

from pathlib import Path
from typing import Annotated

import msgspec
import typer
from msgspec.structs import replace

from extractors.model.errors import ExtractError
from extractors.model.raw import Page, RawItem
from extractors.output.codec import decode
from streams import clock
from streams.cli.common import fail, settings_or_fail
from streams.desk.factory import build_engine
from streams.kafka.content_types import media_type_of

__all__ = ["explain"]


def explain(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)],
    media_type: Annotated[
        str, typer.Option(help="instead of the one its name tells")
    ] = "",
    url: Annotated[str, typer.Option(help="where it came from")] = "",
    language: Annotated[str, typer.Option(help="the feed's, BCP 47")] = "",
    page: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            dir_okay=False,
            help="each item's own page, as full text fetches it",
        ),
    ] = None,
) -> None:
    """
    Show what was cut from one document, by which rule, and what is left.

    A record of wire.raw, as a dead letter keeps it, is taken for what it is.
    """
    from extractors.formats import split  # noqa: PLC0415 - its imports take a second
    from streams.cli.explain_view import show  # noqa: PLC0415 - so do these

    parts = _record(file)
    if not parts:
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
    engine = build_engine(settings_or_fail())
    for raw in parts:
        show(_with_page(raw, page), engine)


def _record(file: Path) -> tuple[RawItem, ...]:
    """Return the raw record that the file holds; nothing if it is none."""
    try:
        return (decode(file.read_bytes(), RawItem),)
    except msgspec.MsgspecError:
        return ()


def _with_page(raw: RawItem, page: Path | None) -> RawItem:
    if page is None:
        return raw
    return replace(raw, page=Page(raw.url, page.read_bytes()))
