"""The lease ends before the broker gives the partitions to others."""

import pytest
from aiokafka import errors
from hypothesis import given
from hypothesis import strategies as st

from streams.runtime.fencing.lease import SHARE, Lease

SESSION, REBALANCE = 10.0, 20.0
LENGTH = SESSION * SHARE
OK = errors.NoError
REBALANCING = errors.RebalanceInProgressError


def lease(*answers):
    """Return a lease that has had these answers: request, error, sent."""
    made = Lease(SESSION, REBALANCE)
    for answer in answers:
        made.note(*answer)
    return made


@pytest.mark.parametrize(
    ("answers", "valid", "invalid"),
    [
        ([], [0.0, 1e9], []),
        ([("join", OK, 5.0)], [1e9], []),
        ([("sync", OK, 5.0)], [5.0, 5.0 + LENGTH - 0.1], [5.0 + LENGTH]),
        (
            [("sync", OK, 0.0), ("heartbeat", OK, 6.0)],
            [6.0 + LENGTH - 0.1],
            [6.0 + LENGTH],
        ),
        # An answer counts from its request: this one came after a stop.
        ([("sync", OK, 0.0), ("heartbeat", OK, 1.0)], [], [40.0]),
        # In a rebalance the member stays, until its time to rejoin is over.
        (
            [
                ("sync", OK, 0.0),
                *(("heartbeat", REBALANCING, at) for at in (5.0, 12.0, 19.0)),
            ],
            [REBALANCE - 0.1],
            [REBALANCE, 19.0 + LENGTH - 0.1],
        ),
        # A join takes long while others are waited for. Until the sync, the
        # worker has nothing to write.
        (
            [
                ("sync", OK, 0.0),
                ("heartbeat", REBALANCING, 1.0),
                ("join", OK, 2.0),
            ],
            [1.0 + LENGTH - 0.1],
            [1.0 + LENGTH],
        ),
        (
            [
                ("sync", OK, 0.0),
                ("heartbeat", REBALANCING, 1.0),
                ("join", OK, 2.0),
                ("sync", OK, 25.0),
            ],
            [25.0 + LENGTH - 0.1],
            [25.0 + LENGTH],
        ),
        # No answer of the coordinator, or one that says nothing.
        (
            [
                ("sync", OK, 0.0),
                ("heartbeat", errors.NotCoordinatorForGroupError, 5.0),
            ],
            [LENGTH - 0.1],
            [LENGTH],
        ),
    ],
)
def test_lease_after_answers_is_valid(answers, valid, invalid):
    made = lease(*answers)

    assert [at for at in valid if not made.is_valid(at)] == []
    assert [at for at in invalid if made.is_valid(at)] == []
    assert not made.is_lost


def test_lease_is_known_after_the_first_sync():
    assert not lease(("join", OK, 1.0)).is_known
    assert lease(("join", OK, 1.0), ("sync", OK, 2.0)).is_known


@pytest.mark.parametrize(
    "error", [errors.UnknownMemberIdError, errors.IllegalGenerationError]
)
def test_lease_member_removed_is_lost_for_good(error):
    made = lease(("sync", OK, 0.0), ("heartbeat", error, 3.0))

    assert made.is_lost
    made.note("sync", OK, 4.0)
    assert not made.is_valid(4.0)


@pytest.mark.parametrize("request_kind", ["join", "sync"])
def test_lease_join_refused_is_not_lost(request_kind):
    made = lease(
        ("sync", OK, 0.0),
        (request_kind, errors.UnknownMemberIdError, 3.0),
    )

    assert not made.is_lost
    assert not made.is_valid(LENGTH)


@given(
    st.lists(
        st.tuples(
            st.floats(0.0, 30.0), st.floats(0.0, 30.0), st.floats(0.0, 30.0)
        ),
        min_size=1,
        max_size=8,
    ),
    st.floats(0.0, 60.0),
)
def test_lease_valid_only_while_broker_keeps_member(steps, after):
    """
    Delay each request and its answer by any time, as stops do.

    The broker counts the session from the arrival of a heartbeat. It answers
    one that comes too late with an error.
    """
    made = lease(("sync", OK, 0.0))
    now, expires = 0.0, SESSION
    for wait, to_broker, to_member in steps:
        assert not made.is_valid(now + wait) or now + wait < expires
        sent = now + wait
        arrived = sent + to_broker
        is_member = arrived < expires
        if is_member:
            expires = arrived + SESSION
        now = arrived + to_member
        error = OK if is_member else errors.UnknownMemberIdError
        made.note("heartbeat", error, sent)

        assert not made.is_valid(now) or now < expires
    assert not made.is_valid(now + after) or now + after < expires
