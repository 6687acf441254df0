"""
Where the public corpora are, and the mark of a test that reads them.

They are not part of the project: ``tests/quality/README.md`` says which sets
these are. ``COPYDESK_CORPORA`` names their directory.
"""

import os
from pathlib import Path

import pytest

__all__ = ["HOME", "SEED", "needs"]

_BESIDE = Path(__file__).parents[2] / "shared" / "corpora"
HOME = Path(os.environ.get("COPYDESK_CORPORA") or _BESIDE).resolve()
SEED = HOME.parent / "seeds" / "000_7038dc2772545afd.txt"
"""The article that the project started from, beside the corpora."""


def needs(path: Path = HOME) -> list[pytest.MarkDecorator]:
    """Return the marks of tests that are skipped without this file."""
    reason = (
        f"measures on public data, which {path} would hold: set "
        "COPYDESK_CORPORA (see tests/quality/README.md)"
    )
    return [
        pytest.mark.corpora,
        pytest.mark.skipif(not path.exists(), reason=reason),
    ]
