"""``copydesk poller`` and ``copydesk desk``: run one worker."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext

import faust
from mode import Service

from streams.cli.common import (
    call_kafka,
    check_start,
    fail,
    make_data_dir_or_fail,
    routes_or_fail,
    settings_or_fail,
)
from streams.cli.start_checks import Role
from streams.config.secrets import SecretError
from streams.config.settings import Settings
from streams.desk.processes.fork_server import start_fork_server
from streams.kafka import admin
from streams.kafka.acls import required_topics
from streams.kafka.topics import app_id
from streams.runtime.disk.directory_lock import (
    DirectoryError,
    lock_directory,
)
from streams.runtime.process import restart, stop_signals, watchdog
from streams.runtime.worker_events import log_start, log_stop
from streams.telemetry.log_config import configure

__all__ = ["desk", "poller"]

IN_MEMORY = "memory://"
"""The store whose tables are not on the disk."""


def poller() -> None:
    """Run one poller: fetch feeds and publish raw items."""
    _run_worker("poller", _poller_app)


def desk() -> None:
    """Run one desk worker: clean, dedupe, enrich, join stories."""
    start_fork_server()  # nothing to do if `python -m streams` has done it
    _run_worker("desk", _desk_app)


def _poller_app() -> faust.App:
    from streams.poller.app import app  # noqa: PLC0415 - the import builds the app

    return app


def _desk_app() -> faust.App:
    from streams.desk.app import app  # noqa: PLC0415 - the import builds the app

    return app


def _run_worker(role: Role, load_app: Callable[[], faust.App]) -> None:
    stop_signals.end_before_start()
    settings = settings_or_fail()
    make_data_dir_or_fail(settings)
    restart.finish_restart(settings.data_dir)
    configure(settings.log_format, settings.log_level)
    restart.wait_after_restarts()
    routes = [route.name for route in routes_or_fail(settings)]
    with _locked_directory(role, settings):
        check_start(settings, role)
        _check_cluster(role, settings, routes)
        log_start(role, settings)
        _run_app(role, settings, load_app)


def _locked_directory(
    role: Role, settings: Settings
) -> AbstractContextManager[object]:
    """Lock the worker's directory while its tables are on the disk."""
    if settings.store == IN_MEMORY:
        return nullcontext()
    try:
        return lock_directory(settings.data_dir / role)
    except DirectoryError as error:
        fail(str(error))


def _run_app(
    role: Role,
    settings: Settings,
    load_app: Callable[[], faust.App],
) -> None:
    try:
        app = load_app()
    except SecretError as error:
        fail(str(error), 2)
    watchdog.watch(app, settings)
    worker = faust.Worker(
        app,
        # A service of the worker starts after its signal handlers were set.
        Service.from_awaitable(stop_signals.note_signals(), name="signals"),
        loglevel=settings.log_level.upper(),
        override_logging=False,
        redirect_stdouts=False,
        quiet=True,
    )
    # The spinner would write terminal codes before the last error message.
    worker.spinner = None
    try:
        worker.execute_from_commandline()
    finally:
        log_stop(role)
        watchdog.exit_if_unauthorized(app, settings)


def _check_cluster(
    role: Role, settings: Settings, routes: Iterable[str]
) -> None:
    """Fail if the cluster's topics or rights are not as configured."""
    wanted = required_topics(role, routes)
    group = app_id(role, settings)
    call_kafka(settings, admin.check_group(group, settings))
    counts = call_kafka(settings, admin.partition_counts(settings))
    if problems := admin.differences(wanted, settings, counts):
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        fail(
            f"{problems[0]}{more}"
            "; run 'copydesk topics create', or correct the settings"
        )
