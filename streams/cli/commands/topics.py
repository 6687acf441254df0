"""``copydesk topics``: create and list the topics, print ACL commands."""

import shlex
from typing import Annotated

import typer

from streams.cli.common import (
    AsJson,
    call_kafka,
    fail,
    routes_or_fail,
    settings_or_fail,
)
from streams.cli.terminal import (
    add_row,
    make_table,
    print_json,
    print_line,
    print_table,
)
from streams.kafka import admin
from streams.kafka.acls import ROLES, Role, kafka_acls_commands
from streams.kafka.topics import full_name, partitions, topics_for

__all__ = ["app"]

app = typer.Typer(help="The topics.", no_args_is_help=True)


@app.command()
def create() -> None:
    """Create every topic that is missing, with sinks and changelogs."""
    settings = settings_or_fail()
    wanted = topics_for(route.name for route in routes_or_fail(settings))
    created = call_kafka(settings, admin.create(wanted, settings))
    counts = call_kafka(settings, admin.partition_counts(settings))
    for name in created:
        print_line(f"created {name}")
    if problems := admin.differences(wanted, settings, counts):
        fail("; ".join(problems))
    print_line(f"{len(wanted)} topics are as configured")


@app.command("list")
def list_(*, as_json: AsJson = False) -> None:
    """List the topics with their configured and actual partitions."""
    settings = settings_or_fail()
    wanted = topics_for(route.name for route in routes_or_fail(settings))
    counts = call_kafka(settings, admin.partition_counts(settings))
    rows = [
        {
            "topic": full_name(topic, settings),
            "key": topic.key,
            "value": topic.value,
            "policy": topic.policy,
            "wanted": partitions(topic, settings),
            "there": counts.get(full_name(topic, settings)),
        }
        for topic in wanted
    ]
    if as_json:
        print_json(rows)
        return
    table = make_table(*rows[0])
    for row in rows:
        cells = ["missing" if cell is None else cell for cell in row.values()]
        add_row(table, *map(str, cells))
    print_table(table)


@app.command()
def acls(
    role: Annotated[Role, typer.Argument(help=", ".join(ROLES))],
    principal: Annotated[
        str, typer.Option(help="principal of the ACLs; default User:ROLE")
    ] = "",
) -> None:
    """Print the kafka-acls.sh commands that give a role its rights."""
    settings = settings_or_fail()
    command = ["kafka-acls.sh", "--bootstrap-server", settings.broker]
    for arguments in kafka_acls_commands(
        role, principal or f"User:{role}", settings
    ):
        typer.echo(shlex.join([*command, *arguments]))
