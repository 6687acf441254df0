"""
Run the benches, print their table, and write a JSON file.

    python -m tests.bench [BENCH ...] [--rounds 3] [--texts 1000000] ...

Without a name all run. A bench that fails is named and the others go on; the
exit status is then 1. The file keeps the last run of each bench.
"""

import argparse
import asyncio
import logging
import sys
import traceback
from importlib import import_module
from pathlib import Path

from tests.bench.table.machine import this_machine
from tests.bench.table.options import Options
from tests.bench.table.report import markdown, read_reports, write_reports
from tests.bench.table.results import Report
from tests.saved_results import MAKE

BENCHES = (
    "pages",
    "wire",
    "lane",
    "enrich",
    "events",
    "stories",
    "peers",
    "quix",
    "latency",
    "start",
    "restart",
    "scale",
    "idle",
    "memory",
    "desk_page",
)
SAVED = MAKE / "bench.json"


def main() -> None:
    """Run what the arguments choose."""
    logging.disable(logging.CRITICAL)
    parser = _parser()
    arguments = parser.parse_args()
    options = Options(
        **{name: getattr(arguments, name) for name in _SIZES},
        extra=dict(pair.split("=", 1) for pair in arguments.set),
    )
    reports = read_reports(arguments.save)
    names = arguments.benches or BENCHES
    failed = []
    for name in names:
        print(f"{name} ...", file=sys.stderr, flush=True)
        try:
            reports[name] = _run(name, options)
        except Exception:  # noqa: BLE001 - the other benches go on
            traceback.print_exc()
            failed.append(name)
            continue
        write_reports(arguments.save, reports)
    print(markdown(reports[name] for name in names if name in reports))
    sys.exit(f"failed: {', '.join(failed)}" if failed else 0)


_SIZES = ("rounds", "pages", "items", "texts", "many", "feeds", "stories")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("tests.bench")
    parser.add_argument(
        "benches", nargs="*", metavar="BENCH", help=", ".join(BENCHES)
    )
    for name in _SIZES:
        default = getattr(Options(), name)
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE",
        help="a setting of all workers",
    )  # fmt: skip
    parser.add_argument("--save", type=Path, default=SAVED)
    return parser


def _run(name: str, options: Options) -> Report:
    machine = this_machine()
    module = import_module(f"tests.bench.rows.{name}")
    return Report(name, machine, tuple(asyncio.run(module.measure(options))))


if __name__ == "__main__":
    main()
