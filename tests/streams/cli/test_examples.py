"""The examples in each command's help are commands that exist."""

import shlex

import pytest
from typer.main import get_command

from streams.cli.examples import EXAMPLES, example_text
from streams.cli.main import make_app


def leaves(command, path=()):
    """Yield the path and the command of each command without children."""
    children = getattr(command, "commands", None)
    if children is None:
        yield " ".join(path), command
        return
    for name, child in children.items():
        yield from leaves(child, (*path, name))


COMMANDS = dict(leaves(get_command(make_app())))


def test_every_command_has_an_example_and_every_example_a_command():
    assert COMMANDS.keys() == EXAMPLES.keys()


@pytest.mark.parametrize("name", COMMANDS)
def test_help_ends_with_the_examples(name):
    epilog = COMMANDS[name].epilog

    assert epilog == example_text(name)
    assert "copydesk " + name in epilog
    assert all(len(line) <= 76 for line in epilog.splitlines())


@pytest.mark.parametrize(
    ("name", "example"),
    [(name, line) for name, lines in EXAMPLES.items() for line in lines],
)
def test_example_has_only_options_that_exist(name, example):
    options = {
        option
        for parameter in COMMANDS[name].params
        for option in (*parameter.opts, *parameter.secondary_opts)
    }
    words = shlex.split(example)

    assert example == name or example.startswith(name + " ")
    assert {word for word in words if word.startswith("--")} <= options
