"""
A real schema registry for tests: Apicurio with Confluent's API, loopback.

Maven downloads it once (109 MB, Apache-2.0) into ``.make/``. It keeps its
schemas in memory, so each start gives an empty registry.
"""

import shutil
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

from streams.local.child_process import with_parent_death_signal
from streams.local.embedded_broker import free_port
from tests.kafka.jar_cache import fetch_once

__all__ = ["RealRegistry", "RegistryError"]

VERSION = "3.0.9"
ARTIFACT = f"io.apicurio:apicurio-registry-app:{VERSION}:tar.gz:all"
CACHE = Path(__file__).parents[2] / ".make" / "registry"
FETCH_WITHIN = 600.0
READY_WITHIN = 120.0
STOP_WITHIN = 20.0

# As for Kafka: tests need a quick start, not throughput.
JVM = ("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")


class RegistryError(Exception):
    """The registry could not be downloaded or did not start."""


def _fetch(directory: Path) -> None:
    command = [
        "mvn", "-q", "-B", "dependency:unpack", f"-Dartifact={ARTIFACT}",
        f"-DoutputDirectory={directory}",
    ]  # fmt: skip
    maven = subprocess.run(
        command, capture_output=True, text=True, timeout=FETCH_WITHIN,
        cwd=CACHE, check=False,
    )  # fmt: skip
    if maven.returncode:
        msg = f"Maven did not fetch it:\n{maven.stdout}{maven.stderr}"
        raise RegistryError(msg)


class RealRegistry:
    """
    One registry; it is empty when it starts.

    Attributes:
        url: the value of ``COPYDESK_SCHEMA_REGISTRY`` (Confluent's API).
    """

    def __init__(self) -> None:
        self._port = free_port()
        self.url = f"http://127.0.0.1:{self._port}/apis/ccompat/v7"
        self._directory = Path(tempfile.mkdtemp(prefix="copydesk-registry-"))
        self._log = self._directory / "registry.log"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """
        Start it, and set its compatibility level to BACKWARD.

        Raises:
            RegistryError: it ended, or did not answer within 120 s.
        """
        (jar,) = fetch_once(CACHE / VERSION, _fetch).glob("*-runner.jar")
        command = [
            "java", *JVM, "-Dquarkus.http.host=127.0.0.1",
            f"-Dquarkus.http.port={self._port}", "-jar", str(jar),
        ]  # fmt: skip
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                with_parent_death_signal(command), stdout=log, stderr=subprocess.STDOUT,
                start_new_session=True,
            )  # fmt: skip
        self._wait_until_ready(self._process)
        self.request("/config", b'{"compatibility": "BACKWARD"}', "PUT")

    def stop(self) -> None:
        """Stop it (SIGTERM); kill it after 20 s."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(STOP_WITHIN)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None
        shutil.rmtree(self._directory, ignore_errors=True)

    def request(
        self, path: str, body: bytes | None = None, method: str = "GET"
    ) -> bytes:
        """Send a request as any HTTP client does; return the body."""
        request = urllib.request.Request(
            self.url + path, body, {"Content-Type": "application/json"},
            method=method,
        )  # fmt: skip
        with urllib.request.urlopen(request, timeout=20) as answer:
            content: bytes = answer.read()
        return content

    def _wait_until_ready(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + READY_WITHIN
        while time.monotonic() < deadline:
            if process.poll() is not None:
                break
            try:
                self.request("/subjects")
            except OSError:
                time.sleep(0.5)
            else:
                return
        output = self._log.read_text(errors="replace")
        msg = f"the registry did not answer:\n{output[-3000:]}"
        raise RegistryError(msg)
