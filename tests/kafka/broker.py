"""
A real Apache Kafka for tests: KRaft, one node, loopback, its own directory.

Maven downloads the jars once (``pom.xml`` beside this file) into ``.make/``,
and Java archives the classes that a broker loads there.
A broker then starts in a few seconds. A test can kill it as a power failure
does, and start it again with the same data and ports.
"""

import hashlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from streams.local.child_process import with_parent_death_signal
from streams.local.embedded_broker import free_port
from tests.kafka.jar_cache import fetch_once

__all__ = ["KafkaError", "RealKafka", "jars", "missing_commands", "tool"]

HERE = Path(__file__).parent
POM = HERE / "pom.xml"
CACHE = HERE.parents[1] / ".make" / "kafka"
ARCHIVE = "kafka.jsa"
NONE = "-Xshare:auto"  # only Java's own archive
SERVER = "kafka.Kafka"
CLUSTER = "Y29weWRlc2stdGVzdHMtMQ"  # 16 bytes in URL-safe base64
FETCH_WITHIN = 600.0
READY_WITHIN = 120.0  # 33 s measured with 8 processes for each core
STOP_WITHIN = 20.0
ARCHIVED_WITHIN = 120.0  # 5 s measured alone

# One core: tests need a quick start, not throughput. The heap holds several
# records of 64 MB: with 512 MB the broker ran out of memory, and the producer
# got `UnknownError`.
JVM = (
    "-Xmx2g",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    f"-Dlog4j2.configurationFile={HERE / 'log4j2.properties'}",
    # Where the archive below does not fit, Java goes on without it, silently.
    "-Xlog:disable",
    "-Xlog:all=error:stderr",
)

PROPERTIES = """\
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:{controller}
controller.listener.names=CONTROLLER
listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller}
advertised.listeners=PLAINTEXT://127.0.0.1:{port}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
log.dirs={data}
auto.create.topics.enable=false
num.partitions=1
offsets.topic.num.partitions=4
offsets.topic.replication.factor=1
transaction.state.log.num.partitions=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
broker.session.timeout.ms=3000
broker.heartbeat.interval.ms=500
group.initial.rebalance.delay.ms=0
group.min.session.timeout.ms=1000
message.max.bytes=67108864
log.cleaner.dedupe.buffer.size=2097152
log.cleaner.backoff.ms=200
log.segment.delete.delay.ms=1000
"""


class KafkaError(Exception):
    """Kafka could not be downloaded or did not start; with its output."""


def missing_commands() -> str:
    """Return which commands Kafka needs and PATH lacks; empty if none."""
    commands = [name for name in ("java", "mvn") if shutil.which(name) is None]
    return " and ".join(commands)


def jars() -> Path:
    """
    Return the directory of Kafka's jars; download them the first time.

    Raises:
        KafkaError: Maven failed.
    """
    return fetch_once(CACHE / _pom_hash(), _fetch)


def _pom_hash() -> str:
    """Name what a ``pom.xml`` gives, so that versions never mix."""
    return hashlib.sha256(POM.read_bytes()).hexdigest()[:12]


def _fetch(directory: Path) -> None:
    command = [
        "mvn", "-q", "-B", "-f", str(POM), "dependency:copy-dependencies",
        f"-DoutputDirectory={directory}",
    ]  # fmt: skip
    maven = subprocess.run(
        command, capture_output=True, text=True, timeout=FETCH_WITHIN,
        check=False,
    )  # fmt: skip
    if maven.returncode:
        msg = f"Maven did not fetch Kafka:\n{maven.stdout}{maven.stderr}"
        raise KafkaError(msg)


def tool(main: str, *arguments: str) -> list[str]:
    """
    Return the command that runs one of Kafka's classes.

    It reads loaded classes from an archive (JEP 350), which is made the first
    time. So a start takes 4.8 instead of 7.1 CPU seconds.
    """
    archive = fetch_once(CACHE / f"{_pom_hash()}-classes", _archive_classes)
    return _java(
        f"-XX:SharedArchiveFile={archive / ARCHIVE}", main, *arguments
    )


def _java(option: str, main: str, *arguments: str) -> list[str]:
    return ["java", *JVM, option, "-cp", f"{jars()}/*", main, *arguments]


def _archive_classes(directory: Path) -> None:
    """Run a broker until it answers; Java writes the archive as it ends."""
    directory.mkdir()
    path = directory / ARCHIVE
    archive = f"-XX:ArchiveClassesAtExit={path}"

    def java(main: str, *arguments: str) -> list[str]:
        return _java(archive if main == SERVER else NONE, main, *arguments)

    broker = RealKafka(java=java)
    try:
        broker.start()
        broker.stop(ARCHIVED_WITHIN)
    finally:
        broker.close()
    # Java would crash at each start with an archive that is not whole.
    command = ["java", f"-XX:SharedArchiveFile={path}", "-version"]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        path.unlink(missing_ok=True)


class RealKafka:
    """
    One broker and its data.

    Args:
        more: further properties, with fields for ``{port}``,
            ``{controller}`` and ``{directory}``. If a name has several
            lines, the last one counts.
        users: ``--add-scram`` arguments for the storage tool.
        port: of its clients, on loopback; 0 chooses a free one.
        java: returns the command that runs one of Kafka's classes.

    Attributes:
        directory: its data, settings and log; ``close`` removes it.
        address: bootstrap address; a restart does not change it.
        log_at_start: its output until it answered, warnings and errors.
    """

    def __init__(
        self,
        more: str = "",
        users: Sequence[str] = (),
        port: int = 0,
        java: Callable[..., list[str]] = tool,
    ) -> None:
        self.directory = Path(tempfile.mkdtemp(prefix="copydesk-kafka-"))
        port, controller = port or free_port(), free_port()
        self.address = f"127.0.0.1:{port}"
        self._settings = self.directory / "server.properties"
        self._settings.write_text(
            (PROPERTIES + more).format(
                port=port,
                controller=controller,
                directory=self.directory,
                data=self.directory / "data",
            )
        )
        self._users = users
        self._java = java
        self._log = self.directory / "kafka.log"
        self.log_at_start = ""
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """
        Format the storage if it is new, start, wait for the port.

        Raises:
            KafkaError: it ended, or its port was not open within 120 s.
        """
        self.launch()
        self.wait_until_ready()

    def launch(self) -> None:
        """
        Format the storage if it is new, and start, without a wait.

        Call it in the main thread: Kafka ends when its thread does.
        """
        if not (self.directory / "data").exists():
            self._format()
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                with_parent_death_signal(
                    self._java(SERVER, str(self._settings))
                ),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def stop(self, within: float = STOP_WITHIN) -> None:
        """Stop it (SIGTERM); kill it after so many seconds."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(within)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def kill(self) -> None:
        """Kill it (``kill -9``)."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
            self._process = None

    def close(self) -> None:
        """Stop it and remove its directory."""
        self.stop()
        shutil.rmtree(self.directory, ignore_errors=True)

    def log(self) -> str:
        """Return its output until now."""
        return self._log.read_text(errors="replace")

    def _format(self) -> None:
        formatted = subprocess.run(
            self._java(
                "kafka.tools.StorageTool",
                "format",
                "--cluster-id",
                CLUSTER,
                "--config",
                str(self._settings),
                *self._users,
            ),
            capture_output=True,
            text=True,
            check=False,
        )
        if formatted.returncode:
            output = formatted.stdout + formatted.stderr
            msg = f"Kafka's storage: {output}"
            raise KafkaError(msg)

    def wait_until_ready(self) -> None:
        """
        Wait for the port of a broker that was launched.

        Raises:
            KafkaError: it ended, or its port was not open within 120 s.
        """
        process = self._process
        deadline = time.monotonic() + READY_WITHIN
        host, _, port = self.address.partition(":")
        while process is not None and time.monotonic() < deadline:
            if process.poll() is not None:
                msg = f"Kafka ended with {process.returncode}:\n{self.log()}"
                raise KafkaError(msg)
            try:
                socket.create_connection((host, int(port)), 0.2).close()
            except OSError:
                time.sleep(0.1)
            else:
                self.log_at_start = self.log_at_start or self.log()
                return
        msg = f"Kafka did not answer in {READY_WITHIN:g} s:\n{self.log()}"
        raise KafkaError(msg)
