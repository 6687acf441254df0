"""``copydesk topics``: create and list the topics, print ACL commands."""

import shlex
from typing import Annotated

import typer

from streams.cli.common import (
    call_kafka,
    fail,
    routes_or_fail,
    settings_or_fail,
)
from streams.cli.terminal import add_row, make_table, print_line, print_table
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
def list_() -> None:
    """List the topics with their configured and actual partitions."""
    settings = settings_or_fail()
    wanted = topics_for(route.name for route in routes_or_fail(settings))
    counts = call_kafka(settings, admin.partition_counts(settings))
    table = make_table("topic", "key", "value", "policy", "wanted", "there")
    for topic in wanted:
        name = full_name(topic, settings)
        add_row(
            table,
            name,
            topic.key,
            topic.value,
            topic.policy,
            str(partitions(topic, settings)),
            str(counts.get(name, "missing")),
        )
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
