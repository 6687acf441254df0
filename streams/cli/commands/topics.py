"""``copydesk topics``: create what is missing, list what is there."""

import asyncio
import shlex
from typing import Annotated

import typer
from rich.table import Table

from streams.cli.common import (
    console,
    fail,
    routes_or_fail,
    settings_or_fail,
)
from streams.kafka import admin
from streams.kafka.acls import ROLES, Role, kafka_acls_commands
from streams.kafka.topics import full_name, partitions, topics_for

__all__ = ["app"]

app = typer.Typer(help="The topics.", no_args_is_help=True)


@app.command()
def create() -> None:
    """Create every topic that is missing, sinks and changelogs included."""
    settings = settings_or_fail()
    wanted = topics_for(one.name for one in routes_or_fail(settings))
    try:
        made = asyncio.run(admin.create(wanted, settings))
        counts = asyncio.run(admin.partition_counts(settings))
    except admin.ClusterError as error:
        fail(str(error))
    for name in made:
        console.print(f"created {name}", highlight=False)
    if found := admin.differences(wanted, settings, counts):
        fail("; ".join(found))
    console.print(f"{len(wanted)} topics are as they should be")


@app.command("list")
def list_() -> None:
    """List the topic table beside what the cluster has."""
    settings = settings_or_fail()
    wanted = topics_for(one.name for one in routes_or_fail(settings))
    try:
        counts = asyncio.run(admin.partition_counts(settings))
    except admin.ClusterError as error:
        fail(str(error))
    table = Table("topic", "key", "value", "policy", "wanted", "there")
    for one in wanted:
        name = full_name(one, settings)
        table.add_row(
            name,
            one.key,
            one.value,
            one.policy,
            str(partitions(one, settings)),
            str(counts.get(name, "missing")),
        )
    console.print(table)


@app.command()
def acls(
    role: Annotated[Role, typer.Argument(help=", ".join(ROLES))],
    principal: Annotated[
        str, typer.Option(help="whom to give the rights to; User:ROLE")
    ] = "",
) -> None:
    """Print the commands that give a role its rights on Kafka."""
    settings = settings_or_fail()
    for one in kafka_acls_commands(
        role, principal or f"User:{role}", settings
    ):
        words = ["kafka-acls.sh", "--bootstrap-server", settings.broker, *one]
        typer.echo(shlex.join(words))
