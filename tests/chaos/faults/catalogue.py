"""The list of all faults."""

from tests.chaos.faults import brokers, clocks, network, topics, workers
from tests.chaos.faults.fault import Fault

__all__ = ["FAULTS", "lag"]

FAULTS = (
    Fault("desk killed", "workers", workers.kill("desk")),
    Fault(
        "desk stopped",
        "workers",
        workers.stop("desk"),
        workers.continue_stopped("desk"),
        lasts=8.0,
        lasts_long=15.0,
    ),
    Fault("desk terminated", "workers", workers.terminate("desk")),
    Fault(
        "desk joins and leaves",
        "workers",
        workers.join("desk"),
        workers.leave("desk"),
        lasts=2.0,
        lasts_long=10.0,
    ),
    Fault(
        "broker killed",
        "brokers",
        brokers.kill_last,
        brokers.launch_last,
        lasts=2.0,
    ),
    Fault(
        "broker away",
        "brokers",
        brokers.kill_last,
        brokers.launch_last,
        lasts=20.0,
        lasts_long=60.0,
        is_short=False,
    ),
    Fault("network cut", "network", network.cut, network.heal, lasts=8.0),
    Fault(
        "network slow", "network", network.delay(0.5), network.heal, lasts=8.0
    ),
    Fault(
        "network half-open",
        "network",
        network.half_open,
        network.heal,
        lasts=8.0,
        lasts_long=20.0,
    ),
    Fault(
        "clock jumps",
        "clock",
        clocks.ahead,
        clocks.back_and_right,
        lasts=4.0,
    ),
    Fault(
        "records deleted unread",
        "topics",
        topics.pause_desks,
        topics.delete_unread,
        topics.check_deletion_is_reported,
        lasts=3.0,
        repeats=False,
    ),
    Fault("poller killed", "workers", workers.kill("poller"), load="feeds"),
    Fault(
        "poller stopped",
        "workers",
        workers.stop("poller"),
        workers.continue_stopped("poller"),
        lasts=8.0,
        lasts_long=15.0,
        load="feeds",
        is_short=False,
    ),
    Fault(
        "broker away while feeds change",
        "brokers",
        brokers.kill_last,
        brokers.launch_last,
        lasts=20.0,
        lasts_long=60.0,
        load="feeds",
        is_short=False,
    ),
    Fault(
        "second of three brokers lost",
        "brokers",
        brokers.kill_two,
        brokers.launch_two,
        lasts=10.0,
        lasts_long=20.0,
        brokers=3,
        is_short=False,
    ),
)


def lag(count: int) -> Fault:
    """Return the fault of a lag: so many records wait when desks start."""
    return Fault(
        f"lag of {count:,} records",
        "topics",
        topics.with_lag(count),
        topics.start_desks,
        lasts=2.0,
        repeats=False,
        is_short=False,
    )
