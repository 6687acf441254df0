import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize("is_there", [True, False])
def test_corpora_that_are_missing_are_one_sentence(is_there, tmp_path):
    place = tmp_path if is_there else tmp_path / "nowhere"

    completed = subprocess.run(
        [sys.executable, "-m", "tests.corpora"],
        env={**os.environ, "COPYDESK_CORPORA": str(place)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert completed.returncode == (0 if is_there else 1)
    lines = completed.stderr.splitlines()
    assert len(lines) == (0 if is_there else 1)
    assert all("set COPYDESK_CORPORA" in line for line in lines)
