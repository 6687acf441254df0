"""The machine of a run, and the versions of what was measured."""

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tests.bench.table.results import Machine

__all__ = ["this_machine"]

MEASURED = (
    "copydesk", "trafilatura", "aiokafka", "faust-streaming", "lxml", "msgspec",
)  # fmt: skip


def this_machine() -> Machine:
    """Return what the figures of this run depend on."""
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return Machine(
        date=f"{datetime.now(UTC):%Y-%m-%d}",
        cpu=_cpu_model(),
        cores=os.cpu_count() or 0,
        memory_gib=round(pages * size / 2**30, 1),
        load=round(os.getloadavg()[0], 1),
        versions={
            "Python": platform.python_version(),
            **{name: _version(name) for name in MEASURED},
        },
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _cpu_model() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()
