"""
Try all faults in the long form, print their table, write a JSON file.

    python -m tests.chaos [FAULT ...] [--desks 1 2 4] [--times 5] ...

FAULT is a part of a name. Each fault has a deployment of its own for each
number of desks. A fault that fails is named and the others go on; the exit
status is then 1. The file keeps the last run of each fault.
"""

import argparse
import asyncio
import logging
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

import msgspec

from tests.bench.table.machine import this_machine
from tests.chaos.fault_run import ITEMS_RATE, Form, start_trial, undergo
from tests.chaos.faults.catalogue import FAULTS, lag
from tests.chaos.faults.fault import Fault
from tests.chaos.running.brokers import Brokers, Cluster, ProxiedKafka
from tests.chaos.soak import soak
from tests.chaos.table.rows import (
    Results,
    Row,
    markdown,
    read_results,
    write_results,
)
from tests.saved_results import MAKE

SAVED = MAKE / "chaos.json"
WORKED_OFF = 10.0
"""Records of a lag for each second, at least."""


def main() -> None:
    """Run what the arguments choose."""
    logging.disable(logging.CRITICAL)
    arguments = _parser().parse_args()
    results = read_results(arguments.save, this_machine())
    failed: list[str] = []
    for fault, desks in _chosen(arguments):
        name = f"{fault.name}, {desks} desks"
        print(f"{name} ...", file=sys.stderr, flush=True)
        row = _try(fault, desks, arguments)
        if row is None or row.errors:
            failed.append(name)
        if row is not None:
            print(markdown([row]), *row.errors, sep="\n", flush=True)
            results = results.with_row(row)
            write_results(arguments.save, results)
    if arguments.soak:
        results, errors = _soak(results, arguments)
        failed += errors
        write_results(arguments.save, results)
    print(markdown(results.rows.values()))
    if results.soak is not None:
        print(results.soak.markdown())
    sys.exit(f"failed: {'; '.join(failed)}" if failed else 0)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("tests.chaos")
    parser.add_argument("faults", nargs="*", metavar="FAULT")
    parser.add_argument("--desks", type=int, nargs="*", default=[1, 2, 4])
    parser.add_argument(
        "--times", type=int, default=5, help="how often each fault repeats"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--rate", type=float, default=ITEMS_RATE, help="items per second"
    )
    parser.add_argument(
        "--lag", type=int, default=20_000, help="records to be worked off"
    )
    parser.add_argument(
        "--soak", type=float, default=0.0, help="seconds; 7200 are two hours"
    )
    parser.add_argument("--save", type=Path, default=SAVED)
    return parser


def _chosen(arguments: argparse.Namespace) -> Iterator[tuple[Fault, int]]:
    for fault in (*FAULTS, lag(arguments.lag)):
        chosen = not arguments.faults or any(
            part in fault.name for part in arguments.faults
        )
        if chosen:
            for desks in arguments.desks:
                yield fault, desks


def _try(
    fault: Fault, desks: int, arguments: argparse.Namespace
) -> Row | None:
    """Return what a fault did; None if a check of its own failed."""
    form = Form(
        times=arguments.times if fault.repeats else 1,
        is_long=True,
        within=Form().within + arguments.lag / WORKED_OFF,
    )
    brokers: Brokers = ProxiedKafka() if fault.brokers == 1 else Cluster()
    try:
        brokers.start()
        return asyncio.run(_run(brokers, fault, desks, form, arguments))
    except Exception:  # noqa: BLE001 - the other faults go on
        traceback.print_exc()
        return None
    finally:
        brokers.close()


async def _run(
    brokers: Brokers,
    fault: Fault,
    desks: int,
    form: Form,
    arguments: argparse.Namespace,
) -> Row:
    trial = await start_trial(
        brokers, fault.load, desks, arguments.seed, arguments.rate
    )
    try:
        return await undergo(trial, fault, form)
    finally:
        await trial.close()


def _soak(
    results: Results, arguments: argparse.Namespace
) -> tuple[Results, list[str]]:
    print("soak ...", file=sys.stderr, flush=True)
    brokers = ProxiedKafka()
    try:
        brokers.start()
        done, errors = asyncio.run(
            soak(brokers, max(arguments.desks), arguments.soak)
        )
    finally:
        brokers.close()
    return msgspec.structs.replace(results, soak=done), list(errors)


if __name__ == "__main__":
    main()
