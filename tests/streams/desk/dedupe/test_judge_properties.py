"""Properties of the judge that hold for any stream of items."""

from datetime import timedelta

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.model.item import Caption
from streams.desk.dedupe.judge import judge
from streams.desk.dedupe.verdict import apply
from streams.desk.state.models import STORES
from streams.desk.state.state import dict_state
from tests.streams.desk.dedupe.desk import START, STORY, Desk, item, sent_bytes

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
def test_judge_repeated_source_gives_same_bytes(stream):
    """After a crash, sources are repeated that later sources followed."""
    desk = Desk()
    for news in stream:
        desk.take(news)
        desk.wait(minutes=3)

    desk.check_repeats()


@given(STREAMS)
@settings(max_examples=50, deadline=None)
def test_judge_with_rebuilt_index_gives_same_bytes(stream):
    """A recovered worker continues as the old one would have."""
    desk, recovered = Desk(), Desk()
    for news in stream:
        verdict = desk.take(news)
        recovered.state.rebuild()
        assert sent_bytes(verdict) == sent_bytes(recovered.take(news))


@given(STREAMS)
@settings(max_examples=50, deadline=None)
def test_judge_with_encoded_state_gives_same_bytes(stream):
    """The stores may keep their records as bytes."""
    state = dict_state()
    desk = Desk()
    for news in stream:
        expected = desk.take(news)
        fetched, source, _ = desk.judged[-1]
        verdict = judge(fetched, state, source)
        assert sent_bytes(expected) == sent_bytes(verdict)
        for write in verdict.writes:
            value = write.value
            if value is not None:
                value = msgspec.msgpack.decode(
                    msgspec.msgpack.encode(value), type=type(value)
                )
            state.write(write.store, write.key, value)


@given(STREAMS)
@settings(max_examples=80, deadline=None)
def test_killed_item_is_never_published_again(stream):
    desk = Desk()
    killed: set[str] = set()
    for news in stream:
        for unique in desk.take(news).uniques:
            assert unique.event == "kill" or unique.item.uri not in killed
            if unique.event == "kill":
                killed.add(unique.item.uri)


def add_own_word(news):
    """Put a word that no other item has into headline, body, captions."""
    word = f"qq{news.uri}qq"
    return msgspec.structs.replace(
        news,
        headline=f"Kestwick {word} reopens",
        body=f"{news.body}\n\nThe {word} was {word} again.",
        captions=tuple(
            msgspec.structs.replace(caption, text=f"{caption.text} by {word}")
            for caption in news.captions
        ),
    )


@given(STREAMS.map(lambda stream: list(map(add_own_word, stream))))
@settings(max_examples=80, deadline=None)
def test_kill_removes_text_from_state_and_outputs(stream):
    desk = Desk()
    for news in stream:
        verdict = desk.take(news)
        desk.wait(minutes=3)
        killed = [chain.uri for chain in desk.state.chains.values()
                  if chain.killed_by]  # fmt: skip
        state = msgspec.json.encode(
            [dict(getattr(desk.state, store)) for store in STORES]
        )
        for uri in killed:
            word = f"qq{uri}qq".encode()
            assert word not in state
            assert word not in sent_bytes(verdict)


@given(STREAMS)
@settings(max_examples=80, deadline=None)
def test_revisions_increase_by_one(stream):
    """So readers notice a missing version."""
    desk = Desk()
    seen: dict[str, int] = {}
    for news in stream:
        for unique in desk.take(news).uniques:
            uri = unique.item.uri
            assert unique.revision == seen.get(uri, 0) + 1
            seen[uri] = unique.revision


@given(st.permutations(["a", "b", "c"]))
def test_order_of_feeds_changes_only_the_root(order):
    """The first item is the root of one story with the same members."""
    desk = Desk()
    for name in order:
        desk.take(item(name, feed=name, agency=f"Agency {name.upper()}"))

    (story,) = desk.state.stories.values()

    assert story.root == order[0]
    assert {"a", "b", "c"} == {member.uri for member in story.members}


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
             fetched_at=START + timedelta(minutes=minute))
        for minute, (version, status, note, part) in enumerate(versions)
    ]  # fmt: skip


@given(VERSIONS, VERSIONS, st.randoms())
@settings(max_examples=100, deadline=None)
def test_unrelated_feeds_in_any_order_give_same_bytes(first, second, dice):
    """However they interleave, each has the outputs that it has alone."""
    feeds = {"x": feed_of("x", first), "y": feed_of("y", second)}
    turns = ["x"] * len(first) + ["y"] * len(second)
    dice.shuffle(turns)

    def outputs_of(turns):
        state, outputs = dict_state(), {"x": [], "y": []}
        for name in turns:
            number = len(outputs[name])
            verdict = judge(feeds[name][number], state, f"{name}-0:{number}")
            apply(verdict, state)
            outputs[name].append(sent_bytes(verdict))
        return outputs

    x_alone = outputs_of(["x"] * len(first))["x"]
    y_alone = outputs_of(["y"] * len(second))["y"]
    assert outputs_of(turns) == {"x": x_alone, "y": y_alone}


@given(
    STREAMS.map(lambda stream: list(map(add_own_word, stream))), st.randoms()
)
@settings(max_examples=60, deadline=None)
def test_kill_in_any_order_ends_the_chain(stream, dice):
    """Also a kill that comes before the item, or between its versions."""
    killed = {news.uri for news in stream if news.pub_status == "canceled"}
    shuffled = list(stream)
    dice.shuffle(shuffled)
    desk = Desk()
    for news in shuffled:
        desk.take(news)
        desk.wait(minutes=3)

    # A longer version under its own uri joins the chain of its story.
    aliases = {
        uri: desk.state.marks[f"en|uri|{uri}"].value
        for uri in killed
        if f"en|uri|{uri}" in desk.state.marks
    }
    assert {aliases.get(uri, uri) for uri in killed} <= {
        chain.uri for chain in desk.state.chains.values() if chain.killed_by
    }


@given(st.permutations(["a", "b", "c"]), st.sampled_from(["a", "b", "c"]))
def test_kill_of_root_in_any_order_kills_its_copies(order, victim):
    """The order decides which item is the root, and nothing else."""
    desk = Desk()
    for name in order:
        desk.take(item(name, feed=name, agency=f"Agency {name.upper()}"))

    desk.take(item(victim, pub_status="canceled", body=""))

    killed = {
        chain.uri for chain in desk.state.chains.values() if chain.killed_by
    }
    assert killed == ({"a", "b", "c"} if victim == order[0] else {victim})


def test_judge_after_crash_between_write_and_send_gives_same_bytes():
    """The writes were made, the records were not sent."""
    desk = Desk()
    state = desk.state
    news = item(captions=(Caption("Boats at the quay"),))
    first = judge(news, state, "wire.raw-0:0")
    apply(first, state)

    assert sent_bytes(first) == sent_bytes(judge(news, state, "wire.raw-0:0"))
