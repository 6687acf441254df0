# ruff: noqa: INP001 - scripts of one directory, not a package
"""
Run the queries of every panel against a Prometheus that scraped a demo.

``python deploy/grafana/check.py [SECONDS]`` starts ``copydesk run`` and
Debian's ``prometheus`` and waits (90 s by default). Then it prints each panel
with the number of series that its queries returned, and fails if a query
returned none.
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
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _wait_for_addresses(log: Path) -> tuple[str, str]:
    """Return the web addresses that ``copydesk run`` logs for its workers."""
    until = time.monotonic() + START_WITHIN
    while time.monotonic() < until:
        addresses = dict(
            re.findall(r"(desk|poller): http://([\w.:]+)/", log.read_text())
        )
        if len(addresses) == 2:
            return addresses["desk"], addresses["poller"]
        time.sleep(0.5)
    msg = f"copydesk run did not start:\n{log.read_text()}"
    raise SystemExit(msg)


def _get_results(base: str, path: str, **parameters: str) -> list[object]:
    with urlopen(f"{base}{path}?{urlencode(parameters)}") as response:  # noqa: S310 - loopback
        data = json.load(response)["data"]
    results: list[object] = data["result"] if isinstance(data, dict) else data
    return results


def _fill_variables(expr: str, feed: str) -> str:
    """Return a query with values in place of Grafana's variables."""
    return expr.replace("$__rate_interval", "1m").replace("$feed", feed)


def _count_series(base: str, panel: Panel, feed: str) -> list[int]:
    expressions = [
        _fill_variables(query.expr, feed) for query in panel.queries
    ]
    return [
        len(_get_results(base, "/api/v1/query", query=expression))
        for expression in expressions
    ]


def _print_report(base: str) -> int:
    feeds = _get_results(base, "/api/v1/label/feed/values")
    feed = str(feeds[0]) if feeds else ""
    empty = 0
    for board in DASHBOARDS:
        for panel in board.panels:
            counts = _count_series(base, panel, feed)
            empty += 0 in counts
            mark = "EMPTY " if 0 in counts else ""
            print(f"{mark}{board.title}: {panel.title}: {sum(counts)}")  # noqa: T201 - the report
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
    """Run the demo and return the number of panels without data."""
    if not PROMETHEUS:
        msg = "this needs Debian's package prometheus"
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
            return _scrape(folder, _wait_for_addresses(log), seconds)
        finally:
            desk.send_signal(signal.SIGINT)
            desk.wait()


def _scrape(folder: Path, addresses: tuple[str, str], seconds: float) -> int:
    """Return the number of empty panels after so many seconds of scraping."""
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
        return _print_report(base)
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    sys.exit(1 if main(float(sys.argv[1]) if sys.argv[1:] else RUN) else 0)
