"""
Where the public corpora are, and the markers of tests that read them.

The corpora are not part of the project. ``tests/quality/README.md`` lists
them. ``COPYDESK_CORPORA`` names their directory.
"""

import os
import sys
from pathlib import Path

import pytest

__all__ = ["HOME", "SEED", "needs"]

_DEFAULT = Path(__file__).parents[2] / "shared" / "corpora"
HOME = Path(os.environ.get("COPYDESK_CORPORA") or _DEFAULT).resolve()
SEED = HOME.parent / "seeds" / "000_7038dc2772545afd.txt"
"""The article that the project started from, beside the corpora."""


def needs(path: Path = HOME) -> list[pytest.MarkDecorator]:
    """Return the markers that skip a test if this path does not exist."""
    return [
        pytest.mark.corpora,
        pytest.mark.skipif(not path.exists(), reason=_missing(path)),
    ]


def _missing(path: Path) -> str:
    return (
        f"measures on public data, {path} is missing: set COPYDESK_CORPORA "
        "(see tests/quality/README.md)"
    )


if __name__ == "__main__" and not HOME.exists():  # before `make quality`
    sys.exit(_missing(HOME))
