"""
Fuzz a target for some CPU seconds, and check what failed.

The fuzzer runs in a process of its own, again after each native crash. What
failed there runs once more without the fuzzer's instrumentation: an error
that is not documented, or more than a CPU second for 100 KB, is a failure.
"""

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from tests.fuzz.target import LIMIT, Target, seconds_of
from tests.saved_results import MAKE

__all__ = [
    "INPUTS",
    "SAVED",
    "Result",
    "check",
    "fuzz",
    "table",
    "what_is_wrong",
]

INPUTS = Path(__file__).parent / "inputs"
"""Inputs that failed once, in one folder for each target."""
SAVED = MAKE / "fuzz.json"
WORK = MAKE / "fuzz-work"
CRASHES = 5
"""Native crashes of one target; then it ends before its time."""
LONGEST = 120
"""CPU seconds for one input that is checked."""


class Result(msgspec.Struct, frozen=True):
    """
    What a target did.

    Attributes:
        seconds: CPU time of the fuzzer.
        slowest: CPU seconds of the slowest input, with instrumentation.
        failures: what is wrong, by the name of the input.
    """

    name: str
    seconds: float
    runs: int
    slowest: float
    failures: dict[str, str]


def what_is_wrong(target: Target, data: bytes) -> str:
    """Return what an input does wrong; empty if nothing."""
    try:
        target.attempt(data)
    except Exception as error:  # noqa: BLE001 - it is what is asked for
        return f"{type(error).__name__}: {str(error)[:100]}"
    taken = min(seconds_of(target, data) for _ in range(2))
    return f"takes {taken:.1f} s" if taken > LIMIT else ""


def fuzz(name: str, seconds: float) -> Result:
    """
    Fuzz one target, and keep the inputs that fail.

    Args:
        seconds: CPU time of the fuzzer.
    """
    folder = WORK / name
    shutil.rmtree(folder / "failed", ignore_errors=True)
    runs, slowest = 0, 0.0
    for _ in range(CRASHES):
        ended = _run_fuzzer(name, folder, seconds)
        if ended:
            runs, slowest = ended
            break
    failures = {}
    for path in sorted((folder / "failed").glob("*")):
        if wrong := check(name, path):
            failures[path.name] = wrong
            kept = INPUTS / name
            kept.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, kept / path.name)
    return Result(name, seconds, runs, slowest, failures)


def _run_fuzzer(
    name: str, folder: Path, seconds: float
) -> tuple[int, float] | None:
    """Return runs and slowest seconds; None after a native crash."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "log").open("ab") as log:
        completed = subprocess.run(
            [sys.executable, "-m", "tests.fuzz.fuzzer", name, str(folder),
             str(seconds)],
            stdout=subprocess.PIPE, stderr=log, check=False,
        )  # fmt: skip
    if completed.returncode:
        return None
    counts = json.loads(completed.stdout.splitlines()[-1])
    return counts["runs"], counts["slowest"]


def check(name: str, path: Path, longest: int = LONGEST) -> str:
    """
    Return what is wrong with an input, found in a process of its own.

    Args:
        longest: CPU seconds that the process may take, its start included.
    """
    command = [
        sys.executable, "-m", "tests.fuzz.check", name, str(path),
        str(longest),
    ]  # fmt: skip
    try:
        completed = subprocess.run(
            command, capture_output=True, text=True, timeout=10 * longest,
            check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return "waits without an end"
    if completed.returncode == -signal.SIGXCPU:
        return f"takes more than {longest} s"
    if completed.returncode:
        return f"ends the process with status {completed.returncode}"
    return completed.stdout.strip()


def table(results: Sequence[Result]) -> str:
    """Return the results as a table in Markdown, and what is wrong."""
    lines = [
        "| target | CPU s | inputs | failures | slowest input, s |",
        "|---|---:|---:|---:|---:|",
    ]
    total = failed = 0
    for result in results:
        total, failed = total + result.runs, failed + len(result.failures)
        lines.append(
            f"| {result.name} | {result.seconds:.0f} | {result.runs:,} | "
            f"{len(result.failures)} | {result.slowest:.2f} |"
        )
    lines.append(f"| all | | {total:,} | {failed} | |")
    return "\n".join([*lines, *_failures(results)])


def _failures(results: Sequence[Result]) -> list[str]:
    """Return in one line for each target what is wrong with its inputs."""
    lines = [
        f"- {result.name}: {'; '.join(sorted(result.failures.values()))}"
        for result in results
        if result.failures
    ]
    return ["", *lines] if lines else []
