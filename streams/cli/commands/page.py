"""``copydesk page``: serve the desk page."""

import asyncio
import socket
from dataclasses import replace
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
    fd: Annotated[
        int | None,
        typer.Option(
            "--fd",
            min=0,
            help="file descriptor of a TCP socket to serve on, instead of "
            "COPYDESK_PAGE_HOST and COPYDESK_PAGE_PORT",
        ),
    ] = None,
) -> None:
    """Serve the desk page: look, search, follow and act in a browser."""
    settings = settings_or_fail()
    listener = None if fd is None else _socket_or_fail(fd)
    if listener:  # an address that others reach needs tokens
        host, port = listener.getsockname()[:2]
        settings = replace(settings, page_host=host, page_port=port)
    make_data_dir_or_fail(settings)
    configure(settings.log_format, settings.log_level)
    if rebuild:
        delete_files(file_of(settings))
    try:
        routes = routes_or_fail(settings)
        names = [route.name for route in routes]
        hooks = read_hooks_file(settings.hooks, names)
        asyncio.run(run_page(settings, routes, hooks, listener))
    except (HookError, PageError, SecretError) as error:
        fail(str(error), 2)
    except apsw.Error as error:
        fail(f"the page's file {file_of(settings)}: {error}")


def _socket_or_fail(fd: int) -> socket.socket:
    """Return the socket that a parent process opened for this one."""
    try:
        listener = socket.socket(fileno=fd)
    except OSError as error:
        fail(f"--fd {fd} is not a socket: {error.strerror}", 2)
    is_internet = listener.family in {socket.AF_INET, socket.AF_INET6}
    if not is_internet or listener.type != socket.SOCK_STREAM:
        fail(f"--fd {fd} is not a TCP socket", 2)
    return listener
