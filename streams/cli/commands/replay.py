"""
``copydesk replay``: today's code over the raw records, into a fresh prefix.

It reads without a consumer group and writes only under the new prefix, so a
desk at work beside it notices nothing.
"""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer
from aiokafka.errors import KafkaError

from streams.cli.common import console, fail, routes_or_fail, settings_or_fail
from streams.cli.merged_reader import read_merged, seek
from streams.cli.producer import cli_producer
from streams.config.settings import Settings
from streams.desk.factory import build_engine
from streams.desk.sinks.rules import Route
from streams.kafka import admin
from streams.kafka.topics import (
    CAPTIONS,
    CLEAN,
    DEADLETTERS,
    DUPLICATES,
    ENTITIES,
    ITEMS,
    OUTCOMES,
    RAW,
    UNIQUE,
    Topic,
    full_name,
    sink,
    topics_for,
)
from streams.serialization.readers import open_consumer
from streams.serialization.serializers import Serializer, serializer_for

if TYPE_CHECKING:
    from streams.desk.simulator import DeskSimulator

__all__ = ["replay"]

WRITTEN = (
    CLEAN, UNIQUE, ITEMS, DUPLICATES, CAPTIONS, ENTITIES, OUTCOMES,
    DEADLETTERS,
)  # fmt: skip


def replay(
    to_prefix: Annotated[
        str, typer.Option(help="start of the new topics' names: wire2.")
    ],
    start: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="TIME|OFFSET",
            help="broker time (ISO 8601, UTC if no zone) or offset",
        ),
    ] = "0",
) -> None:
    """
    Put the raw records through today's desk, into topics of their own.

    All records from the given place on, up to what is there now, oldest
    first; the same records give the same bytes. The state begins empty.
    """
    from streams.desk.simulator import DeskSimulator  # noqa: PLC0415 - its imports take a second

    settings = settings_or_fail()
    routes = routes_or_fail(settings)
    begin = _begin(start)
    fresh = replace(settings, prefix=to_prefix)
    rehearsal = DeskSimulator(build_engine(settings), routes, fresh)
    try:
        asyncio.run(_prepare(settings, fresh, routes))
        values = serializer_for(fresh, [one.name for one in routes])
        sent = asyncio.run(_replay(settings, fresh, begin, rehearsal, values))
    except admin.ClusterError as error:
        fail(str(error))
    except KafkaError as error:
        fail(f"the replay broke off, {to_prefix} is not whole: {error!r}")
    counts = "".join(f", {end} {count}" for end, count in rehearsal.counts())
    console.print(
        f"{rehearsal.taken} raw records, {sent} records sent{counts}",
        highlight=False,
    )


def _begin(start: str) -> int | datetime:
    """Return an offset, or a time with its zone."""
    if start.isdecimal():
        return int(start)
    try:
        at = datetime.fromisoformat(start)
    except ValueError:
        fail(f"--from {start} is neither a time (ISO 8601) nor an offset", 2)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


async def _prepare(
    settings: Settings, fresh: Settings, routes: tuple[Route, ...]
) -> None:
    """Make the new topics, unless that would touch what is there."""
    names = [one.name for one in routes]
    wanted = (*WRITTEN, *map(sink, names))
    there = await admin.partition_counts(settings)
    live = {full_name(one, settings) for one in topics_for(names)}
    targets = [full_name(one, fresh) for one in wanted]
    if not fresh.prefix or live.intersection(targets):
        fail(f"the prefix {fresh.prefix!r} is the live desk's own", 2)
    if full_name(RAW, settings) not in there:
        fail(f"there is no topic {full_name(RAW, settings)}")
    await _refuse_used(fresh, [one for one in targets if one in there])
    await _create(wanted, fresh)


async def _refuse_used(fresh: Settings, names: list[str]) -> None:
    if not names:
        return
    async with open_consumer(fresh, *names) as client:
        places = list(client.assignment())
        ends = await client.end_offsets(places)
    used = sorted({place.topic for place, end in ends.items() if end})
    if used:
        fail(f"{used[0]} holds records already; take a fresh prefix", 2)


async def _create(wanted: tuple[Topic, ...], fresh: Settings) -> None:
    await admin.create(wanted, fresh)
    counts = await admin.partition_counts(fresh)
    if found := admin.differences(wanted, fresh, counts):
        fail("; ".join(found))


async def _replay(
    settings: Settings,
    fresh: Settings,
    begin: int | datetime,
    rehearsal: "DeskSimulator",
    values: Serializer,
) -> int:
    """Return how many records were sent."""
    from streams.cli.parallel_clean import cleaned_ahead  # noqa: PLC0415 - as above
    from streams.desk.clean.process_pool import make_pool  # noqa: PLC0415

    sent = 0
    async with (
        open_consumer(settings, full_name(RAW, settings)) as source,
        cli_producer(fresh) as target,
    ):
        with make_pool(settings) as pool:
            origins = read_merged(source, await seek(source, begin))
            async for origin, cleaning in cleaned_ahead(origins, pool):
                followed = rehearsal.follow(origin, cleaning)
                records = [values(one) for one in followed]
                await target.send(records)
                sent += len(records)
    return sent
