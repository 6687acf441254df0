import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from itertools import repeat

import pytest
from msgspec.structs import replace
from pebble import ProcessExpired

from extractors.model.item import NewsItem
from extractors.model.raw import RawItem
from extractors.output.codec import encode
from streams.config.settings import Settings, from_environment
from streams.desk.processes.pool import StepPool
from streams.desk.processes.tasks import (
    _limit_cpu_of_process,
    enrich_task,
    free_memory,
)
from streams.kafka.dead_letters import reason_of
from streams.kafka.topics import ITEMS
from streams.records import Decision, Unique

AT = datetime(2026, 3, 4, tzinfo=UTC)
RAW = RawItem(
    feed="f",
    uri="urn:f:1",
    media_type="text/plain",
    fetched_at=AT,
    body=b"Ferry returns\n\nThe ferry came back to Ellery on Monday with its "
    b"cargo of slates, two days late, after a storm in the sound.",
    language="en",
    lane="north",
)
UNIQUE = Unique(
    NewsItem("urn:f:1", "f", AT, language="en", body="Ferry back in Oslo."),
    "new", 1, "s", Decision("new"), source="wire.raw-0:0",
)  # fmt: skip


@pytest.fixture
def pool():
    with StepPool(Settings(processes=1, clean_timeout=60)) as pool:
        pool.warm()
        yield pool


@pytest.mark.slow
def test_pool_document_that_hangs_is_timeout_and_the_next_is_cleaned(pool):
    hung = pool._pool.schedule(time.sleep, args=[60], timeout=0.5)

    assert reason_of(hung.exception(30)) == "timeout"
    assert pool.clean(encode(RAW), "wire.raw-0:6").result(60).value


@pytest.mark.slow
def test_pool_clock_set_ahead_ends_no_document(pool, monkeypatch):
    """A minute ahead, while a document with 30 s is in work."""
    in_work = pool._pool.schedule(time.sleep, args=[2], timeout=30)
    time.sleep(0.5)

    true = time.time
    monkeypatch.setattr(time, "time", lambda: true() + 60)

    assert in_work.exception(30) is None


@pytest.mark.slow
def test_pool_native_call_without_end_ends_its_process_by_cpu_time(pool):
    hung = pool._pool.schedule(_count_forever, timeout=60)

    error = hung.exception(60)
    assert isinstance(error, ProcessExpired)
    assert error.exitcode == -signal.SIGXCPU
    assert pool.clean(encode(RAW), "wire.raw-0:6").result(60).value


@pytest.mark.slow
def test_pool_document_over_its_cpu_time_is_timeout():
    body = b"<p>" + b"The ferry <b>came</b> back. " * 5000
    page = replace(RAW, body=body, media_type="text/html")
    with StepPool(Settings(processes=1, clean_timeout=0.1)) as pool:
        pool.warm()

        error = pool.clean(encode(page), "wire.raw-0:6").exception(60)

    assert isinstance(error, TimeoutError)
    assert "CPU time" in str(error)


@pytest.mark.slow
def test_pool_document_that_crashes_its_process_costs_only_itself(pool):
    crashed = pool._pool.schedule(_die, timeout=60)

    assert isinstance(crashed.exception(60), ProcessExpired)
    assert pool.clean(encode(RAW), "wire.raw-0:6").result(60).value


@pytest.mark.slow
@pytest.mark.parametrize("size", [16 * 1024 * 1024, 100])
def test_pool_document_that_eats_memory_costs_only_itself(pool, size):
    full = pool._pool.schedule(_eat_memory, args=[size], timeout=60)

    assert reason_of(full.exception(60)) == "memory"
    assert pool.clean(encode(RAW), "wire.raw-0:6").result(60).value


def _eat_memory(size):
    free_memory(lambda: list(map(bytearray, repeat(size))))


def _count_forever():
    _limit_cpu_of_process(0.1)
    sum(repeat(1))


def _die():
    os._exit(3)


@pytest.mark.slow
def test_pool_unique_record_is_annotated_with_routes_and_entities(pool):
    annotated = pool.enrich(encode(UNIQUE)).result(60)

    assert annotated.item.topic == ITEMS
    assert annotated.item.key == b"urn:f:1"
    assert b"Oslo" in annotated.entities[0].value
    assert "english" in annotated.routes


@pytest.mark.slow
def test_pool_value_that_is_no_record_is_bad_record(pool):
    for future in (pool.clean(b"{", "wire.raw-0:1"), pool.enrich(b"\xff")):
        assert reason_of(future.exception(60)) == "bad-record"


def run_alone(action):
    """Run a function of this module in a process; return what it printed."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("COPYDESK_")
    }
    return subprocess.run(
        [sys.executable, "-m", __name__, action],
        env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip


@pytest.mark.slow
def test_pool_replaced_process_starts_from_the_loaded_lists():
    """It takes seconds to load them, and milliseconds to fork."""
    seconds = run_alone("time").stdout

    assert float(seconds) < 0.3


@pytest.mark.slow
def test_pool_of_worker_that_gives_up_writes_nothing_behind_its_last_line():
    """The tracker of multiprocessing warned about leaked semaphores."""
    assert run_alone("exit").stderr == "the last line\n"


@pytest.mark.slow
def test_pool_just_made_does_not_wait_for_the_lists():
    """A worker joins its group while the fork server loads them."""
    assert run_alone("begin").stdout == "False\nTrue\n"


def _print_whether_warm():
    with StepPool(from_environment()) as pool:
        print(pool._started.done())
        pool.warm()
        print(pool.is_warm())


def test_pool_closed_while_its_processes_start_is_stopped():
    pool = StepPool(Settings(processes=1))

    pool.close()

    assert not pool._pool.active


def _exit_with_running_pool():
    StepPool(from_environment()).warm()
    print("the last line", file=sys.stderr, flush=True)
    os._exit(0)


def _print_time_after_crash():
    with StepPool(from_environment()) as pool:
        pool.warm()
        pool._pool.schedule(_die, timeout=60).exception(60)
        print(pool._pool.schedule(_time_of_enriching).result(60))


def _time_of_enriching():
    begun = time.process_time()
    enrich_task(encode(UNIQUE))
    return time.process_time() - begun


@pytest.mark.slow
def test_pool_gazetteer_that_is_missing_is_raised_by_warm(tmp_path):
    settings = Settings(processes=1, gazetteers=(tmp_path / "none.csv",))

    with StepPool(settings) as pool, pytest.raises(FileNotFoundError):
        pool.warm()


def test_trace_says_what_the_clean_step_cuts():
    body = b"By ADA QUAY\n\n" + RAW.body.partition(b"\n\n")[2]
    raw = replace(RAW, body=b"Ferry returns\n\n" + body)

    with StepPool(Settings(processes=1)) as pool:
        trace = pool.trace(encode(raw)).result()

    assert ("byline", "body", "By ADA QUAY") in {
        (step.rule, step.field, step.text) for step in trace
    }


if __name__ == "__main__":
    {
        "begin": _print_whether_warm,
        "exit": _exit_with_running_pool,
        "time": _print_time_after_crash,
    }[sys.argv[1]]()
