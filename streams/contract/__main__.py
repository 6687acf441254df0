"""
``python -m streams.contract [DIRECTORY]``: write the contract's files.

They are a JSON schema of each topic (``TOPIC.json``), the Avro schemas of
the public topics (``TOPIC.avsc``), ``ninjs-profile.json`` and
``asyncapi.json``. The directory is ``deploy/schemas`` by default.
"""

import json
import sys
from pathlib import Path
from typing import Any

from streams.config.version import copydesk_version
from streams.contract import asyncapi, avro_schemas, profile, schemas

__all__ = ["documents", "main"]


def documents() -> dict[str, str]:
    """Return the text of each file of the contract, by file name."""
    files: dict[str, Any] = {
        f"{name}.json": schema for name, schema in schemas().items()
    }
    files["ninjs-profile.json"] = profile()
    files |= {
        f"{name}.avsc": schema for name, schema in avro_schemas().items()
    }
    files["asyncapi.json"] = asyncapi(copydesk_version())
    return {
        name: json.dumps(content, indent=2) + "\n"
        for name, content in files.items()
    }


def main(directory: Path) -> None:
    """Write the files, and delete those of topics that no longer exist."""
    files = documents()
    directory.mkdir(parents=True, exist_ok=True)
    for old in [*directory.glob("*.json"), *directory.glob("*.avsc")]:
        if old.name not in files:
            old.unlink()
    for name, text in files.items():
        (directory / name).write_text(text)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "deploy/schemas"))
