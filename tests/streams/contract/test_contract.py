"""The committed files of the contract are those that the types give."""

from pathlib import Path

from streams.contract.__main__ import documents

SCHEMAS = Path("deploy/schemas")


def test_committed_files_equal_generated_files():
    files = [*SCHEMAS.glob("*.json"), *SCHEMAS.glob("*.avsc")]
    committed = {file.name: file.read_text() for file in files}

    assert committed == documents(), "run `make schemas` and read the diff"
