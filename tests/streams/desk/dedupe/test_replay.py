"""What holds for any stream of items."""

from datetime import timedelta

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.model.item import Caption
from streams.desk.dedupe.judge import judge
from streams.desk.dedupe.verdict import apply
from streams.desk.state.models import STORES
from streams.desk.state.state import dict_state
from tests.streams.desk.dedupe.desk import START, STORY, Desk, item, told

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
@settings(max_examples=100, deadline=None)
def test_every_source_again_gives_the_same_bytes(stream):
    """After a crash, sources come again that later ones followed."""
    desk = Desk()
    for one in stream:
        desk.take(one)
        desk.wait(minutes=3)

    desk.check_said_again()


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


def marked(one):
    """Give the item words that no other has: headline, body, caption."""
    word = f"qq{one.uri}qq"
    return msgspec.structs.replace(
        one,
        headline=f"Kestwick {word} reopens",
        body=f"{one.body}\n\nThe {word} was {word} again.",
        captions=tuple(
            msgspec.structs.replace(each, text=f"{each.text} by {word}")
            for each in one.captions
        ),
    )


@given(STREAMS.map(lambda stream: list(map(marked, stream))))
@settings(max_examples=80, deadline=None)
def test_no_word_of_the_dead_is_kept_or_told_again(stream):
    """A kill takes the text out of all that the desk remembers and says."""
    desk = Desk()
    for one in stream:
        said = desk.take(one)
        desk.wait(minutes=3)
        dead = [chain.uri for chain in desk.state.chains.values()
                if chain.killed_by]  # fmt: skip
        state = msgspec.json.encode(
            [dict(getattr(desk.state, store)) for store in STORES]
        )
        for uri in dead:
            word = f"qq{uri}qq".encode()
            assert word not in state
            assert word not in told(said)


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


OWN_WORDS = {"x": PARTS[:2], "y": PARTS[2:]}
VERSIONS = st.lists(
    st.tuples(
        st.sampled_from(["1", "2", "3"]),
        st.sampled_from(["usable"] * 4 + ["withheld", "canceled"]),
        st.sampled_from(["", "Corrects the number of boats"]),
        st.integers(0, 1),
    ),
    min_size=1,
    max_size=5,
)


def feed_of(name, versions):
    """Return one feed's items, fetched a minute apart."""
    return [
        item(name, feed=name, agency=f"Agency {name}", version=version,
             pub_status=status, ed_note=note, headline=f"{name} {name} tells",
             body=OWN_WORDS[name][part], captions=(Caption(f"{name} shot"),),
             fetched_at=START + timedelta(minutes=place))
        for place, (version, status, note, part) in enumerate(versions)
    ]  # fmt: skip


@given(VERSIONS, VERSIONS, st.randoms())
@settings(max_examples=100, deadline=None)
def test_feeds_that_share_nothing_do_not_mind_their_order(one, other, dice):
    """However they interleave, each is told byte for byte as if alone."""
    feeds = {"x": feed_of("x", one), "y": feed_of("y", other)}
    turns = ["x"] * len(one) + ["y"] * len(other)
    dice.shuffle(turns)

    def told_of(turns):
        state, said = dict_state(), {"x": [], "y": []}
        for name in turns:
            place = len(said[name])
            verdict = judge(feeds[name][place], state, f"{name}-0:{place}")
            apply(verdict, state)
            said[name].append(told(verdict))
        return said

    alone = told_of(["x"] * len(one)) | {"y": told_of(["y"] * len(other))["y"]}
    assert told_of(turns) == alone


@given(STREAMS.map(lambda stream: list(map(marked, stream))), st.randoms())
@settings(max_examples=60, deadline=None)
def test_what_is_killed_is_dead_in_any_order(stream, dice):
    """Kills before, between and after: the killed never stay alive."""
    killed = {one.uri for one in stream if one.pub_status == "canceled"}
    shuffled = list(stream)
    dice.shuffle(shuffled)
    desk = Desk()
    for one in shuffled:
        desk.take(one)
        desk.wait(minutes=3)

    assert killed <= {
        chain.uri for chain in desk.state.chains.values() if chain.killed_by
    }


@given(st.permutations(["a", "b", "c"]), st.sampled_from(["a", "b", "c"]))
def test_a_killed_root_takes_its_copies_in_any_order(order, victim):
    """What depends on the order is who is root; what it takes does not."""
    desk = Desk()
    for name in order:
        desk.take(item(name, feed=name, agency=f"Agency {name.upper()}"))

    desk.take(item(victim, pub_status="canceled", body=""))

    dead = {one.uri for one in desk.state.chains.values() if one.killed_by}
    assert dead == ({"a", "b", "c"} if victim == order[0] else {victim})


def test_a_crash_between_writes_and_sends_loses_nothing():
    """The writes are there, the sends are not: the source comes again."""
    desk = Desk()
    state = desk.state
    one = item(captions=(Caption("Boats at the quay"),))
    first = judge(one, state, "wire.raw-0:0")
    apply(first, state)

    assert told(first) == told(judge(one, state, "wire.raw-0:0"))
