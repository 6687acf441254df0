"""Poller, desk and page as child processes of ``copydesk run``."""

import asyncio
import signal
import socket
import sys
from contextlib import suppress
from types import TracebackType
from typing import Self

from streams import clock
from streams.config.environment import child_environment
from streams.config.settings import Settings
from streams.local.child_process import with_parent_death_signal
from streams.local.embedded_broker import free_port

__all__ = ["WorkerEnded", "WorkerProcesses", "listen_for_page"]

ROLES = ("poller", "desk", "page")
METRICS = ("poller", "desk")
"""The roles with a page of metrics."""
STOP_WITHIN = 30.0
ANSWER_WITHIN = 1.0


class WorkerEnded(Exception):  # noqa: N818 - it says what happened
    """A worker process ended although it was not asked to stop."""


class WorkerProcesses:
    """
    One poller and one desk, started together, and one page after them.

    The page starts when it is asked to: on two cores it would delay the first
    item by the two CPU seconds of its own start. The poller stops first.

    Attributes:
        addresses: the address of ``/metrics`` of each worker.
        page: the address of the desk page.
        started: when they were started, by `clock.seconds`.

    Raises:
        WorkerEnded: the page's address is not of this machine.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.started = 0.0
        self._ports = {role: free_port() for role in METRICS}
        self._listener = listen_for_page(settings)
        self._processes: dict[str, asyncio.subprocess.Process] = {}
        self.addresses = {
            role: f"http://{settings.web_host}:{port}/metrics"
            for role, port in self._ports.items()
        }
        self.page = _address_of(self._listener)

    async def __aenter__(self) -> Self:
        self.started = clock.seconds()
        for role in reversed(METRICS):  # the desk needs longer
            await self._start(role)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for role in ROLES:
            await self.stop(role)
        self._listener.close()

    async def start_page(self) -> None:
        """Start the page; a new broker needs a new one."""
        fd = self._listener.fileno()
        await self._start("page", "--rebuild", "--fd", str(fd), fds=(fd,))

    async def _start(
        self, role: str, *options: str, fds: tuple[int, ...] = ()
    ) -> None:
        self._processes[role] = await asyncio.create_subprocess_exec(
            *with_parent_death_signal(
                [sys.executable, "-m", "streams", role, *options]
            ),
            env=self._environment(role), start_new_session=True, pass_fds=fds,
        )  # fmt: skip

    def check(self) -> None:
        """
        Check that all workers run.

        Raises:
            WorkerEnded: a worker has ended without a call of `stop`.
        """
        for role, process in self._processes.items():
            if process.returncode is not None:
                msg = f"the {role} ended with status {process.returncode}"
                raise WorkerEnded(msg)

    async def are_ready(self) -> bool:
        """Return whether poller and desk are ready: 200 at ``/readyz``."""
        # A fifth of a second, in which the workers can start already.
        import aiohttp  # noqa: PLC0415

        timeout = aiohttp.ClientTimeout(total=ANSWER_WITHIN)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            for metrics in self.addresses.values():
                address = metrics.replace("/metrics", "/readyz")
                try:
                    async with session.get(address) as answer:
                        if answer.status != 200:
                            return False
                except (aiohttp.ClientError, TimeoutError):
                    return False
        return True

    async def stop(self, role: str) -> None:
        """Stop a worker with SIGTERM, and after 30 s with SIGKILL."""
        process = self._processes.pop(role, None)
        if process is None or process.returncode is not None:
            return
        process.send_signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(process.wait(), STOP_WITHIN)
        except TimeoutError:
            process.kill()
            await process.wait()

    def _environment(self, role: str) -> dict[str, str]:
        settings = self._settings
        overrides = {
            "COPYDESK_BROKER": settings.broker,
            "COPYDESK_PREFIX": settings.prefix,
            "COPYDESK_SESSION_TIMEOUT": f"{settings.session_timeout:g}",
            "COPYDESK_REBALANCE_TIMEOUT": f"{settings.rebalance_timeout:g}",
            "COPYDESK_FETCH_WAIT": f"{settings.fetch_wait:g}",
        }
        if role in self._ports:
            overrides["COPYDESK_WEB_PORT"] = str(self._ports[role])
        # More log lines of the workers would disturb the live view.
        return child_environment(
            overrides,
            {"COPYDESK_LOG_LEVEL": "error", "COPYDESK_LOG_FORMAT": "text"},
        )


def listen_for_page(settings: Settings) -> socket.socket:
    """
    Return a socket that listens at the page's port, or at a free one.

    It is held from the start of the run on, and given to the page. The page
    starts some seconds later: a port that is only chosen could be taken then.

    Raises:
        WorkerEnded: the address is not of this machine.
    """
    host = settings.page_host
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with suppress(OSError):
        return socket.create_server((host, settings.page_port), family=family)
    try:
        return socket.create_server((host, 0), family=family)
    except OSError as error:
        msg = f"the page cannot listen on {host}: {error.strerror}"
        raise WorkerEnded(msg) from error


def _address_of(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"
