from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from streams.poller.scheduling.due_queue import DueQueue

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


def at(seconds):
    return NOW + timedelta(seconds=seconds)


def test_take_returns_due_feeds_once_in_their_order():
    queue = DueQueue()
    queue.put("late", at(9))
    queue.put("soon", at(3))

    assert queue.next_at() == at(3)
    assert queue.take(at(2)) is None
    assert queue.take(at(9)) == ("soon", at(3))
    assert queue.take(at(9)) == ("late", at(9))
    assert queue.take(at(9)) is None
    assert queue.next_at() is None


def test_put_again_replaces_the_time_and_drop_removes_the_feed():
    queue = DueQueue()
    queue.put("a", at(1))
    queue.put("a", at(5))
    queue.put("b", at(2))
    queue.drop("b")
    queue.drop("never there")

    assert queue.take(at(4)) is None
    assert queue.take(at(5)) == ("a", at(5))


@given(
    st.lists(
        st.tuples(st.sampled_from("abcd"), st.integers(-1, 30)), max_size=40
    )
)
def test_queue_agrees_with_a_plain_table(changes):
    queue, table = DueQueue(), {}
    for feed, seconds in changes:
        if seconds < 0:
            queue.drop(feed)
            table.pop(feed, None)
        else:
            queue.put(feed, at(seconds))
            table[feed] = at(seconds)
    taken = []
    while entry := queue.take(at(30)):
        taken.append(entry)

    assert sorted(taken) == sorted(table.items())
    assert [due for _, due in taken] == sorted(table.values())
