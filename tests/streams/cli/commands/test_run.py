import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import typer

from streams.cli.commands.run import _check_port, _seconds_or_fail

TIMEOUT = 40.0


def children(pid):
    """Return the running processes whose parent has this id."""
    pids = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = stat.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(parent) == pid and state != "Z":
            pids.add(int(stat.parent.name))
    return pids


def wait_until(condition):
    deadline = time.monotonic() + TIMEOUT
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.mark.broker
def test_run_killed_leaves_no_child_process(tmp_path):
    run = subprocess.Popen(
        [sys.executable, "-m", "streams", "run"],
        stdout=subprocess.DEVNULL,
        env={**os.environ, "COPYDESK_DATA_DIR": str(tmp_path)},
        start_new_session=True,
    )
    try:
        # Broker, poller, desk and page.
        wait_until(lambda: len(children(run.pid)) == 4)
        started = children(run.pid)
        time.sleep(1)  # each child has set its parent death signal

        run.kill()
        run.wait()

        wait_until(
            lambda: not any(Path(f"/proc/{pid}").exists() for pid in started)
        )
    finally:
        if run.poll() is None:
            os.killpg(run.pid, signal.SIGKILL)
            run.wait()


def test_run_imports_no_http_before_its_workers_start():
    """Its import takes a quarter of a second, which the workers would wait."""
    script = (
        "import sys, streams.cli.commands.run\n"
        "print(*{'aiohttp', 'lxml', 'streams.demo'} & set(sys.modules))"
    )

    imported = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip

    assert imported == "\n"


@pytest.mark.parametrize("text", ["soon", "-1", "nan", "inf", "", "1 m"])
def test_seconds_of_a_wrong_text_exit_2_with_one_sentence(text, capsys):
    with pytest.raises(typer.Exit) as end:
        _seconds_or_fail(text)

    assert end.value.exit_code == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"copydesk: --for {text} is not a number of ")


def test_seconds_of_a_number_are_returned():
    assert _seconds_or_fail("2.5") == 2.5


@pytest.mark.parametrize(
    ("port", "broker"), [(70000, ""), (-1, ""), (9092, "127.0.0.1:9092")]
)
def test_port_that_cannot_be_exits_2_with_one_sentence(port, broker, capsys):
    with pytest.raises(typer.Exit) as end:
        _check_port(port, broker)

    assert end.value.exit_code == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
