"""Poller and desk workers as processes: start, stop, kill."""

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

# Short, so that a consumer group removes a killed member during a test.
TIMEOUTS = {
    "COPYDESK_SESSION_TIMEOUT": "6",
    "COPYDESK_REBALANCE_TIMEOUT": "6",
}


@dataclass(slots=True)
class Worker:
    """One running poller or desk; ``port`` serves its ``/readyz``."""

    process: subprocess.Popen[bytes]
    log: Path
    port: int

    def kill(self) -> None:
        """Kill it and its child processes (``kill -9``)."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> int:
        """Stop it (SIGTERM, kill after 20 s); return its exit status."""
        self.process.terminate()
        try:
            self.process.wait(STOP_WITHIN)
        except subprocess.TimeoutExpired:
            self.kill()
        return self.process.returncode

    def readiness(self) -> tuple[int, bytes]:
        """Return status and body of its ``/readyz``; 0 if it does not answer."""
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
        Wait until its ``/readyz`` is 200, as a rolling deploy does.

        Raises:
            TimeoutError: it was not within 150 s, or the worker has ended;
                with its log.
        """
        deadline = time.monotonic() + READY_WITHIN
        while self.readiness()[0] != 200:
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise TimeoutError(self.read_log()[-3000:])
            time.sleep(0.2)

    def read_log(self) -> str:
        """Return its log until now."""
        return self.log.read_text(errors="replace")


@dataclass(slots=True)
class Deployment:
    """
    The topics of one prefix on a broker, and the workers that use them.

    Attributes:
        address: the broker's bootstrap address.
        prefix: start of every topic's name; each test has its own.
        directory: for the workers' data and logs.
        partitions: number of partitions of the items topics and the lanes.
        extra: settings of all workers, by the names of their variables.
        replication: number of brokers that hold each topic.
    """

    address: str
    prefix: str
    directory: Path
    partitions: int = 2
    extra: dict[str, str] = field(default_factory=dict)
    replication: int = 1
    workers: list[Worker] = field(default_factory=list)

    @property
    def settings(self) -> Settings:
        """The workers' settings, for reading and writing their topics."""
        return Settings(
            broker=self.address,
            prefix=self.prefix,
            partitions=self.partitions,
            lane_partitions=self.partitions,
            replication=self.replication,
        )

    async def create_topics(self, creator: Settings | None = None) -> None:
        """Create all topics and sinks, as ``creator`` if it is given."""
        text = (ROOT / "deploy" / "routes.toml").read_text()
        routes = [route.name for route in load(text)]
        await admin.create(topics_for(routes), creator or self.settings)

    def start(
        self, role: str, module: str = "streams", **extra: str
    ) -> Worker:
        """
        Start a worker and return at once.

        Args:
            role: ``poller`` or ``desk``.
            module: runs the worker, as ``python -m streams`` does.
            extra: further settings, by the names of their variables.
        """
        number, port = len(self.workers), free_port()
        log = self.directory / f"{role}-{number}.log"
        with log.open("wb") as out:
            process = subprocess.Popen(
                with_parent_death_signal([sys.executable, "-m", module, role]),
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
        """Stop all workers that still run."""
        running = [
            worker for worker in self.workers if worker.process.poll() is None
        ]
        await asyncio.gather(
            *(asyncio.to_thread(worker.stop) for worker in running)
        )

    def kill(self) -> None:
        """Kill all workers that still run, and close their pipes."""
        for worker in self.workers:
            if worker.process.poll() is None:
                worker.kill()
            if worker.process.stdout:
                worker.process.stdout.close()

    def logs(self) -> str:
        """Return the end of every worker's log, for a failed assertion."""
        return "\n".join(
            f"--- {worker.log.name}: {worker.process.poll()}\n"
            f"{worker.read_log()[-3000:]}"
            for worker in self.workers
        )

    def environment(self, number: int = 0, port: int = 6066) -> dict[str, str]:
        """Return the environment variables of a worker or a command."""
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
                "COPYDESK_REPLICATION": str(self.replication),
            }
            | self.extra
        )
