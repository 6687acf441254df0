"""What holds for any stream of items."""

from datetime import timedelta

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.item import Caption
from streams.desk.judging.judge import judge
from streams.desk.judging.verdict import apply
from streams.desk.memory.state import dict_state
from tests.streams.desk.judging.desk import START, STORY, Desk, item, told

PARTS = STORY.strip().split("\n\n")
ITEMS = st.builds(
    item,
    uri=st.sampled_from(["a", "b", "c", "d"]),
    agency=st.sampled_from(["Agency A", "Agency B"]),
    version=st.sampled_from(["", "1", "2", "3"]),
    pub_status=st.sampled_from(["usable"] * 8 + ["withheld", "canceled"]),
    embargoed_until=st.sampled_from(
        [None, None, START + timedelta(minutes=20)]
    ),
    body=st.lists(st.sampled_from(PARTS), min_size=1, max_size=4).map(
        "\n\n".join
    ),
    captions=st.sampled_from(
        [(), (Caption("Boats at the quay"),),
         (Caption("Boats at the quay"), Caption("A diver"))]
    ),
)  # fmt: skip
STREAMS = st.lists(ITEMS, max_size=10)


@given(STREAMS)
@settings(max_examples=150, deadline=None)
def test_every_source_again_gives_the_same_bytes(stream):
    """After a crash, sources come again that later ones followed."""
    desk = Desk()
    for one in stream:
        desk.take(one)

    for one, source, said in desk.judged:
        assert said == told(judge(one, desk.state, source))


@given(STREAMS)
@settings(max_examples=50, deadline=None)
def test_a_rebuilt_index_judges_alike(stream):
    """A recovered worker goes on as the old one would have."""
    desk, recovered = Desk(), Desk()
    for one in stream:
        said = desk.take(one)
        recovered.state.rebuild()
        assert told(said) == told(recovered.take(one))


@given(STREAMS)
@settings(max_examples=50, deadline=None)
def test_a_state_in_bytes_judges_alike(stream):
    """The stores may keep their records as bytes."""
    state = dict_state()
    desk = Desk()
    for one in stream:
        said = desk.take(one)
        fetched, source, _ = desk.judged[-1]
        verdict = judge(fetched, state, source)
        assert told(said) == told(verdict)
        for write in verdict.writes:
            value = write.value
            if value is not None:
                value = msgspec.msgpack.decode(
                    msgspec.msgpack.encode(value), type=type(value)
                )
            state.write(write.store, write.key, value)


@given(STREAMS)
@settings(max_examples=80, deadline=None)
def test_nothing_dead_ever_passes(stream):
    """Once killed, an item never reaches readers again."""
    desk = Desk()
    dead: set[str] = set()
    for one in stream:
        for unique in desk.take(one).uniques:
            assert unique.event == "kill" or unique.item.uri not in dead
            if unique.event == "kill":
                dead.add(unique.item.uri)


@given(STREAMS)
@settings(max_examples=80, deadline=None)
def test_revisions_count_up_by_one(stream):
    """Readers can tell whether they missed a version."""
    desk = Desk()
    seen: dict[str, int] = {}
    for one in stream:
        for unique in desk.take(one).uniques:
            uri = unique.item.uri
            assert unique.revision == seen.get(uri, 0) + 1
            seen[uri] = unique.revision


@given(st.permutations(["a", "b", "c"]))
def test_order_between_feeds_changes_only_who_is_root(order):
    """Whichever comes first is the root; one story, the same members."""
    desk = Desk()
    for name in order:
        desk.take(item(name, feed=name, agency=f"Agency {name.upper()}"))

    (story,) = desk.state.stories.values()

    assert story.root == order[0]
    assert {"a", "b", "c"} == {one.uri for one in story.members}


@given(st.permutations(range(3)))
def test_unrelated_stories_do_not_mind_their_order(order):
    """What shares nothing is told alike in any order, but for its time."""
    desk = Desk()
    events = {
        place: desk.take(item(str(place), body=PARTS[place])).uniques[0].event
        for place in order
    }

    assert set(events.values()) == {"new"}


def test_a_crash_between_writes_and_sends_loses_nothing():
    """The writes are there, the sends are not: the source comes again."""
    desk = Desk()
    state = desk.state
    one = item(captions=(Caption("Boats at the quay"),))
    first = judge(one, state, "wire.raw-0:0")
    apply(first, state)

    assert told(first) == told(judge(one, state, "wire.raw-0:0"))
