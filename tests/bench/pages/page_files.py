"""Pages as files, and the programs that read them (`page_peer`)."""

import asyncio
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.bench.pages import page_peer
from tests.bench.table.results import Side
from tests.quality.corpora import Page
from tests.saved_results import MAKE

__all__ = ["PeerError", "peer_python", "read_with_peer", "write_pages"]


class PeerError(Exception):
    """The other program could not be run; with the end of its errors."""


def write_pages(directory: Path, pages: Iterable[Page]) -> None:
    """Write each page as `page_peer` reads it."""
    directory.mkdir(parents=True)
    for number, page in enumerate(pages):
        path = directory / f"{number:05}"
        path.write_bytes(page.url.encode() + b"\n" + page.html)


def peer_python(environment: str) -> Path:
    """Return the interpreter of an environment of ``make bench-peers``."""
    return MAKE / environment / "bin" / "python"


async def read_with_peer(
    name: str, warm: Path, pages: Path, python: Path | None = None
) -> Side:
    """
    Let another program read pages in its own process.

    Args:
        python: its interpreter; this one if None.

    Raises:
        PeerError: it ended with an error.
    """
    process = await asyncio.create_subprocess_exec(
        str(python or sys.executable), "-W", "ignore", page_peer.__file__,
        name, str(warm), str(pages), stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE, env=_offline(),
    )  # fmt: skip
    out, errors = await process.communicate()
    if process.returncode:
        raise PeerError(errors.decode(errors="replace")[-300:])
    cpu, clock, count = json.loads(out.splitlines()[-1])
    return Side(name, count, cpu, clock)


def _offline() -> dict[str, str]:
    """Return an environment whose requests fail at once."""
    proxy = "http://127.0.0.1:9"
    return {
        **os.environ,
        "http_proxy": proxy, "https_proxy": proxy,
        "HTTP_PROXY": proxy, "HTTPS_PROXY": proxy,
    }  # fmt: skip
