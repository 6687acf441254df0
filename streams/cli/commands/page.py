"""``copydesk page``: serve the desk page."""

import asyncio
from typing import Annotated

import apsw
import typer

from streams.cli.common import (
    fail,
    make_data_dir_or_fail,
    routes_or_fail,
    settings_or_fail,
)
from streams.config.secrets import SecretError
from streams.page.store.connection import delete_files
from streams.page.webhooks.hooks import HookError, read_hooks_file
from streams.page.worker import PageError, file_of, run_page
from streams.telemetry.log_config import configure

__all__ = ["page"]


def page(
    *,
    rebuild: Annotated[
        bool,
        typer.Option("--rebuild", help="read all topics from their start"),
    ] = False,
) -> None:
    """Serve the desk page: look, search, follow and act in a browser."""
    settings = settings_or_fail()
    make_data_dir_or_fail(settings)
    configure(settings.log_format, settings.log_level)
    if rebuild:
        delete_files(file_of(settings))
    try:
        routes = routes_or_fail(settings)
        names = [route.name for route in routes]
        hooks = read_hooks_file(settings.hooks, names)
        asyncio.run(run_page(settings, routes, hooks))
    except (HookError, PageError, SecretError) as error:
        fail(str(error), 2)
    except apsw.Error as error:
        fail(f"the page's file {file_of(settings)}: {error}")
