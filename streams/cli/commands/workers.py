"""``copydesk poller`` and ``copydesk desk``: one worker each."""

import asyncio
import importlib
from typing import Literal

import faust

from streams.cli.common import fail, routes_or_fail, settings_or_fail
from streams.config.secrets import SecretError
from streams.config.settings import Settings
from streams.kafka import admin
from streams.kafka.acls import needed
from streams.kafka.topics import app_id
from streams.runtime import watchdog
from streams.telemetry.log_config import configure

__all__ = ["desk", "poller"]


def poller() -> None:
    """Run one poller: fetch feeds and publish raw items."""
    _work("poller")


def desk() -> None:
    """Run one desk worker: clean, dedupe, enrich, write the sinks."""
    _work("desk")


def _work(role: Literal["poller", "desk"]) -> None:
    settings = settings_or_fail()
    configure(settings.log_format, settings.log_level)
    _preflight(role, settings)
    try:
        module = importlib.import_module(f"streams.{role}.app")
    except SecretError as error:
        fail(str(error), 2)
    app: faust.App = module.app
    watchdog.watch(app, settings)
    worker = faust.Worker(
        app,
        loglevel=settings.log_level.upper(),
        override_logging=False,
        redirect_stdouts=False,
        quiet=True,
    )
    # It writes a terminal's codes before the sentence of a worker that ends.
    worker.spinner = None
    try:
        worker.execute_from_commandline()
    finally:
        watchdog.exit_if_unauthorized(app, settings)


def _preflight(role: Literal["poller", "desk"], settings: Settings) -> None:
    """Refuse to start beside a broker that is not as the table says."""
    wanted = needed(role, [one.name for one in routes_or_fail(settings)])
    try:
        asyncio.run(admin.check_group(app_id(role, settings), settings))
        counts = asyncio.run(admin.partition_counts(settings))
    except admin.ClusterError as error:
        fail(str(error))
    if found := admin.differences(wanted, settings, counts):
        fail(
            f"{found[0]}"
            + (f" (and {len(found) - 1} more)" if len(found) > 1 else "")
            + "; run 'copydesk topics create', or mend the settings"
        )
