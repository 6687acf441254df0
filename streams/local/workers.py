"""The poller and the desk as child processes of ``copydesk run``."""

import asyncio
import os
import signal
import sys
from types import TracebackType
from typing import Self

from streams.config.settings import Settings
from streams.local.child_process import with_parent_death_signal
from streams.local.embedded_broker import free_port

__all__ = ["WorkerEnded", "Workforce"]

ROLES = ("poller", "desk")
STOP_WITHIN = 30.0


class WorkerEnded(Exception):  # noqa: N818 - it says what happened
    """A worker ended although nobody told it to."""


class Workforce:
    """
    One poller and one desk, started together and stopped in order.

    Attributes:
        addresses: each worker's ``/metrics``.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._ports = {role: free_port() for role in ROLES}
        self._processes: dict[str, asyncio.subprocess.Process] = {}
        self.addresses = {
            role: f"http://{settings.web_host}:{port}/metrics"
            for role, port in self._ports.items()
        }

    async def __aenter__(self) -> Self:
        for role in ROLES:
            self._processes[role] = await asyncio.create_subprocess_exec(
                *with_parent_death_signal(
                    [sys.executable, "-m", "streams", role]
                ),
                env=self._environment(role), start_new_session=True,
            )  # fmt: skip
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for role in ROLES:
            await self.stop(role)

    def check(self) -> None:
        """
        Look after the workers.

        Raises:
            WorkerEnded: one has ended by itself.
        """
        for role, process in self._processes.items():
            if process.returncode is not None:
                msg = f"the {role} ended with status {process.returncode}"
                raise WorkerEnded(msg)

    async def stop(self, role: str) -> None:
        """End a worker: politely, and after 30 s for good."""
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
        return {
            **os.environ,
            "COPYDESK_BROKER": self._settings.broker,
            "COPYDESK_SESSION_TIMEOUT": f"{self._settings.session_timeout:g}",
            "COPYDESK_REBALANCE_TIMEOUT": (
                f"{self._settings.rebalance_timeout:g}"
            ),
            "COPYDESK_WEB_PORT": str(self._ports[role]),
            "COPYDESK_LOG_LEVEL": os.environ.get(
                "COPYDESK_LOG_LEVEL", "error"
            ),
        }
