"""Workers as processes on a prefix of their own: start, stop, kill."""

import asyncio
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from streams.config.settings import Settings
from streams.desk.sinks.rules import load
from streams.kafka import admin
from streams.kafka.topics import topics_for
from streams.local.child_process import with_parent_death_signal
from streams.local.embedded_broker import free_port

__all__ = ["Deployment", "Worker"]

ROOT = Path(__file__).parents[2]
STOP_WITHIN = 20.0
READY_WITHIN = 150.0

# Short enough that a group notices a dead member while a test waits.
TIMEOUTS = {
    "COPYDESK_SESSION_TIMEOUT": "6",
    "COPYDESK_REBALANCE_TIMEOUT": "6",
}


@dataclass(slots=True)
class Worker:
    """One running poller or desk; ``port`` is that of its ``/readyz``."""

    process: subprocess.Popen[bytes]
    log: Path
    port: int

    def kill(self) -> None:
        """End it without a word (``kill -9``), its children too."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> int:
        """Ask it to stop; return its exit status, -9 if it had to be made."""
        self.process.terminate()
        try:
            self.process.wait(STOP_WITHIN)
        except subprocess.TimeoutExpired:
            self.kill()
        return self.process.returncode

    def readiness(self) -> tuple[int, bytes]:
        """Return status and body of its ``/readyz``; 0 while it is mute."""
        address = f"http://127.0.0.1:{self.port}/readyz"
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()
        except OSError:
            return 0, b""

    def wait_until_ready(self) -> None:
        """
        Wait for its ``/readyz``, as a rolling deploy does.

        Raises:
            TimeoutError: not within 150 s, or it has ended; with its log.
        """
        deadline = time.monotonic() + READY_WITHIN
        while self.readiness()[0] != 200:
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise TimeoutError(self.said()[-3000:])
            time.sleep(0.2)

    def said(self) -> str:
        """Return what it has logged so far."""
        return self.log.read_text(errors="replace")


@dataclass(slots=True)
class Deployment:
    """
    One desk's topics on a broker, and its workers.

    Attributes:
        address: the broker's bootstrap address.
        prefix: start of every topic's name, unlike any other test's.
        directory: for the workers' data and logs.
        partitions: of the items topics and of the lanes.
    """

    address: str
    prefix: str
    directory: Path
    partitions: int = 2
    extra: dict[str, str] = field(default_factory=dict)
    workers: list[Worker] = field(default_factory=list)

    @property
    def settings(self) -> Settings:
        """The workers' settings, for the test's own use of the topics."""
        return Settings(
            broker=self.address,
            prefix=self.prefix,
            partitions=self.partitions,
            lane_partitions=self.partitions,
        )

    async def create_topics(self, creator: Settings | None = None) -> None:
        """Create every topic, the routes' sinks too; as whom, if given."""
        text = (ROOT / "deploy" / "routes.toml").read_text()
        routes = [route.name for route in load(text)]
        await admin.create(topics_for(routes), creator or self.settings)

    def start(self, role: str, **extra: str) -> Worker:
        """
        Start a worker and return at once.

        Args:
            role: ``poller`` or ``desk``.
            extra: settings besides the usual, by their variable's name.
        """
        number, port = len(self.workers), free_port()
        log = self.directory / f"{role}-{number}.log"
        with log.open("wb") as out:
            process = subprocess.Popen(
                with_parent_death_signal(
                    [sys.executable, "-m", "streams", role]
                ),
                cwd=ROOT,
                env=self.environment(number, port) | extra,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        worker = Worker(process, log, port)
        self.workers.append(worker)
        return worker

    async def stop(self) -> None:
        """Stop whatever still runs."""
        running = [one for one in self.workers if one.process.poll() is None]
        await asyncio.gather(*(asyncio.to_thread(one.stop) for one in running))

    def logs(self) -> str:
        """Return the end of every worker's log, for a failed assertion."""
        return "\n".join(
            f"--- {one.log.name}: {one.process.poll()}\n{one.said()[-3000:]}"
            for one in self.workers
        )

    def environment(self, number: int = 0, port: int = 6066) -> dict[str, str]:
        """Return what a worker or a command is told by its surroundings."""
        inherited = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("COPYDESK_")
        }
        return (
            inherited
            | TIMEOUTS
            | {
                "COPYDESK_BROKER": self.address,
                "COPYDESK_PREFIX": self.prefix,
                "COPYDESK_PARTITIONS": str(self.partitions),
                "COPYDESK_LANE_PARTITIONS": str(self.partitions),
                "COPYDESK_DATA_DIR": str(self.directory / f"data-{number}"),
                "COPYDESK_WEB_PORT": str(port),
            }
            | self.extra
        )
