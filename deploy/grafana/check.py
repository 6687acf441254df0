# ruff: noqa: INP001 - scripts of one directory, not a package
"""
Run every panel's query against a Prometheus that scraped a running demo.

``python deploy/grafana/check.py [SECONDS]``: starts ``copydesk run`` and
Debian's ``prometheus``, lets them run (90 s by default), prints each panel
with the number of series that its queries returned, and fails if one is 0.
"""

import json
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

from boards import DASHBOARDS, Panel

__all__ = ["main"]

PROMETHEUS = shutil.which("prometheus") or ""
RUN = 90.0
START_WITHIN = 60.0
CONFIG = """
global: {scrape_interval: 2s}
scrape_configs:
  - job_name: desk
    static_configs: [{targets: ["%s"]}]
  - job_name: poller
    static_configs: [{targets: ["%s"]}]
"""


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _addresses(log: Path) -> tuple[str, str]:
    """Wait for ``copydesk run`` to say where its workers are."""
    until = time.monotonic() + START_WITHIN
    while time.monotonic() < until:
        found = dict(
            re.findall(r"(desk|poller): http://([\w.:]+)/", log.read_text())
        )
        if len(found) == 2:
            return found["desk"], found["poller"]
        time.sleep(0.5)
    msg = f"copydesk run did not start:\n{log.read_text()}"
    raise SystemExit(msg)


def _ask(base: str, path: str, **parameters: str) -> list[object]:
    with urlopen(f"{base}{path}?{urlencode(parameters)}") as answer:  # noqa: S310 - loopback
        data = json.load(answer)["data"]
    found: list[object] = data["result"] if isinstance(data, dict) else data
    return found


def _concrete(expr: str, feed: str) -> str:
    """Put values for Grafana's variables."""
    return expr.replace("$__rate_interval", "1m").replace("$feed", feed)


def _series(base: str, panel: Panel, feed: str) -> list[int]:
    return [
        len(_ask(base, "/api/v1/query", query=_concrete(one.expr, feed)))
        for one in panel.queries
    ]


def _report(base: str) -> int:
    feeds = _ask(base, "/api/v1/label/feed/values")
    feed = str(feeds[0]) if feeds else ""
    empty = 0
    for board in DASHBOARDS:
        for panel in board.panels:
            counts = _series(base, panel, feed)
            empty += 0 in counts
            mark = "EMPTY " if 0 in counts else ""
            print(f"{mark}{board.title}: {panel.title}: {sum(counts)}")  # noqa: T201 - its output
    return empty


def _wait_ready(base: str) -> None:
    until = time.monotonic() + START_WITHIN
    while time.monotonic() < until:
        try:
            with urlopen(f"{base}/-/ready"):  # noqa: S310 - loopback
                return
        except (URLError, ConnectionError):
            time.sleep(0.5)
    msg = "prometheus did not start"
    raise SystemExit(msg)


def main(seconds: float) -> int:
    """Return the number of panels without data."""
    if not PROMETHEUS:
        msg = "needs Debian's prometheus package"
        raise SystemExit(msg)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        log = folder / "run.log"
        with log.open("w") as out:
            desk = subprocess.Popen(
                [sys.executable, "-m", "streams", "run"],
                stdout=out, stderr=subprocess.STDOUT,
            )  # fmt: skip
        try:
            return _scraped(folder, _addresses(log), seconds)
        finally:
            desk.send_signal(signal.SIGINT)
            desk.wait()


def _scraped(folder: Path, addresses: tuple[str, str], seconds: float) -> int:
    config = folder / "prometheus.yml"
    config.write_text(CONFIG % addresses)
    port = _free_port()
    with (folder / "prometheus.log").open("w") as out:
        server = subprocess.Popen(
            [
                PROMETHEUS, f"--config.file={config}",
                f"--storage.tsdb.path={folder / 'data'}",
                f"--web.listen-address=127.0.0.1:{port}",
            ],
            stdout=out, stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        base = f"http://127.0.0.1:{port}"
        _wait_ready(base)
        time.sleep(seconds)
        return _report(base)
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    sys.exit(1 if main(float(sys.argv[1]) if sys.argv[1:] else RUN) else 0)
