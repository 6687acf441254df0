"""The memory of this process."""

import os
from pathlib import Path

__all__ = ["MIB", "resident_memory"]

MIB = 2**20
PAGE = os.sysconf("SC_PAGE_SIZE")


def resident_memory() -> float:
    """Return the resident MiB of this process."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * PAGE / MIB
