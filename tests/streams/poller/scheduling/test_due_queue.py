from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from streams.poller.scheduling.due_queue import DueQueue

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


def at(seconds):
    return NOW + timedelta(seconds=seconds)


def test_the_first_that_is_due_is_taken_once():
    agenda = DueQueue()
    agenda.put("late", at(9))
    agenda.put("soon", at(3))

    assert agenda.next_at() == at(3)
    assert agenda.take(at(2)) is None
    assert agenda.take(at(9)) == ("soon", at(3))
    assert agenda.take(at(9)) == ("late", at(9))
    assert agenda.take(at(9)) is None
    assert agenda.next_at() is None


def test_a_later_word_counts_and_a_dropped_feed_is_gone():
    agenda = DueQueue()
    agenda.put("a", at(1))
    agenda.put("a", at(5))
    agenda.put("b", at(2))
    agenda.drop("b")
    agenda.drop("never there")

    assert agenda.take(at(4)) is None
    assert agenda.take(at(5)) == ("a", at(5))


@given(
    st.lists(
        st.tuples(st.sampled_from("abcd"), st.integers(-1, 30)), max_size=40
    )
)
def test_it_agrees_with_a_plain_table(changes):
    agenda, table = DueQueue(), {}
    for feed, seconds in changes:
        if seconds < 0:
            agenda.drop(feed)
            table.pop(feed, None)
        else:
            agenda.put(feed, at(seconds))
            table[feed] = at(seconds)
    taken = []
    while found := agenda.take(at(30)):
        taken.append(found)

    assert sorted(taken) == sorted(table.items())
    assert [due for _, due in taken] == sorted(table.values())
