"""Runs `quix_loop` as a process, and measures it as a desk is measured."""

import asyncio
import site
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from streams.kafka.topics import ITEMS, OUTCOMES
from tests.bench.running.desk_run import LONGEST, OutputReader, reading
from tests.bench.running.processes import session_cpu
from tests.bench.table.results import Side
from tests.kafka.workers import ROOT, Deployment

__all__ = ["QuixRun", "running_quix"]

START = """\
import runpy, sys
sys.path += {paths!r}
runpy.run_module("tests.bench.peers.quix_loop", run_name="__main__")
"""
"""Its own packages come first. What it lacks, the desk's dependencies, are
those that the desk itself runs with."""


class QuixRun:
    """A running loop; it takes the raw records of a desk in their order."""

    def __init__(
        self, process: asyncio.subprocess.Process, output: OutputReader
    ) -> None:
        self._process = process
        self._output = output

    async def take(self, sources: Sequence[str]) -> Side:
        """
        Take the next raw records; return what they cost.

        Raises:
            TimeoutError: some were not done in time.
        """
        assert self._process.stdin
        cpu, start = session_cpu(self._process.pid), time.monotonic()
        self._process.stdin.write(f"{len(sources)}\n".encode())
        deadline = start + LONGEST
        while self._output.unfinished(sources):
            await self._output.read()
            ended = self._process.returncode is not None
            if ended or time.monotonic() > deadline:
                msg = f"quix-streams ended or hangs: {ended=}"
                raise TimeoutError(msg)
        # Its records have the time stamps of those that they come from.
        took = time.monotonic() - start
        spent = session_cpu(self._process.pid) - cpu
        side = Side("quix-streams", len(sources), spent, took)
        print(f"  {side}", file=sys.stderr, flush=True)
        return side


@asynccontextmanager
async def running_quix(
    python: Path, address: str, source: str, count: int
) -> AsyncIterator[QuixRun]:
    """
    Run the loop for a ``with`` block.

    Args:
        python: the interpreter of its environment.
        source: prefix of the topics that it reads.
        count: partitions of each topic.
    """
    with tempfile.TemporaryDirectory() as home:
        target = f"quix-{source}"
        deployment = Deployment(address, target, Path(home), count)
        await deployment.create_topics()
        start = START.format(paths=site.getsitepackages())
        process = await asyncio.create_subprocess_exec(
            str(python), "-W", "ignore", "-c", start, address, source,
            target, home, stdin=asyncio.subprocess.PIPE, cwd=ROOT,
            start_new_session=True,
        )  # fmt: skip
        try:
            async with reading(deployment, OUTCOMES, ITEMS) as consumer:
                yield QuixRun(process, OutputReader(consumer))
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()
