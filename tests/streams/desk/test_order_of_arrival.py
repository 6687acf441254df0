"""
What may depend on the order in which feeds arrive, and what never does.

The statement is in deploy/decisions/0038. The order within a feed is kept.
"""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.records import Duplicate, ItemOutcome, Story, StoryMember
from tests.streams.desk.fakes import no_entities
from tests.streams.desk.ferry_wire import (
    BRIDGE,
    FERRY,
    FIRE,
    OTHER_WORDS,
    SEARCH,
    Readers,
    kill,
    wire,
)

TEXTS = {
    "Tideway": {"ferry": FERRY, "search": SEARCH},
    "Gannet": {"ferry": OTHER_WORDS, "fire": FIRE},
    "Ledger": {"ferry": FERRY, "fire": FIRE, "bridge": BRIDGE},
}
CREDITS = {"Ledger/ferry": "Tideway"}
"""The other copy credits nobody."""
UPDATE = "Officials in {} said that they would speak again at nine."


def feed_of(agency):
    names = st.sampled_from(sorted(TEXTS[agency]))
    acts = st.sampled_from(["version"] * 5 + ["kill"])
    return st.lists(st.tuples(names, acts), max_size=4).map(
        lambda found: list(items_of(agency, found))
    )


def items_of(agency, acts):
    versions = Counter()
    for place, (slug, act) in enumerate(acts):
        name = f"{agency}/{slug}"
        versions[name] += 1
        minute = 7 * place + len(agency)
        if act == "kill":
            yield kill(name, minute, version=str(versions[name]))
            continue
        text = list(TEXTS[agency][slug])
        if versions[name] > 1:
            text.append(UPDATE.format(f"{agency} {versions[name]}"))
        credit = {"creditline": CREDITS[name]} if name in CREDITS else {}
        yield wire(name, minute, text, version=str(versions[name]), **credit)


@st.composite
def arrivals(draw):
    """Return the items of all feeds in two orders."""
    feeds = [draw(feed_of(agency)) for agency in TEXTS]
    turns = [n for n, items in enumerate(feeds) for _ in items]
    return [merge(feeds, draw(st.permutations(turns))) for _ in range(2)]


def merge(feeds, turns):
    queues = [iter(items) for items in feeds]
    return [next(queues[turn]) for turn in turns]


def read(items):
    return Readers(no_entities).take(*items)


def killed_in(items):
    return {item.uri for item in items if b'"canceled"' in item.body}


def open_stories(readers):
    stories = readers.latest("stories", Story)
    return {name: s for name, s in stories.items() if not s.merged_into}


def survivor(name, stories):
    while stories[name].merged_into:
        name = stories[name].merged_into
    return name


def members_of(readers):
    """Return the members of all stories, by uri; none is in two of them."""
    members = [
        member
        for story in open_stories(readers).values()
        for member in story.members
    ]
    by_uri = {member.uri: member for member in members}
    assert len(by_uri) == len(members)
    return by_uri


def own_fields(member: StoryMember):
    """Return what an item says of itself."""
    return member.agency, member.at, member.language


def text_of(item):
    return "".join(body["value"] for body in item["bodies"])


@pytest.mark.slow
@given(arrivals())
@settings(max_examples=40)
def test_order_between_feeds_changes_nothing_that_it_must_not(orders):
    """One test for all, because a desk takes a tenth of a second for each."""
    first, second = map(read, orders)
    for readers, items in zip((first, second), orders, strict=True):
        check_outcomes(readers, items)
        check_ids(readers)
        check_kills(readers, items)
        check_texts(readers)
        check_first_reports(readers)
        check_copies(readers, items)
    check_own_fields(first, second)


def check_outcomes(readers, items):
    """Each item has one outcome, and one story unless it never was sent."""
    outcomes = readers.latest("outcomes", ItemOutcome).values()
    assert len(outcomes) == len(items)
    assert "deadLetter" not in {outcome.outcome for outcome in outcomes}
    members = members_of(readers)
    assert set(members) <= {item.uri for item in items}
    for outcome in outcomes:
        assert outcome.uri in members or outcome.outcome == "killed"


def check_ids(readers):
    """An item's record and its story name each other."""
    stories = readers.latest("stories", Story)
    named = {
        duplicate.uri: duplicate.story
        for duplicate in readers.latest("duplicates", Duplicate).values()
    } | {
        uri: item["copydesk"]["story"]
        for uri, item in readers.latest("items", dict).items()
    }
    for name, story in open_stories(readers).items():
        for member in story.members:
            assert survivor(named[member.uri], stories) == name


def check_kills(readers, items):
    """An item that its feed killed is killed, and has no text."""
    members, shown = members_of(readers), readers.latest("items", dict)
    for uri in killed_in(items):
        assert members[uri].event == "kill"
        if uri in shown:
            assert shown[uri]["pubStatus"] == "canceled"
            assert not text_of(shown[uri])


def check_texts(readers):
    """Every other text is shown, or repeats one that is."""
    shown = readers.latest("items", dict)
    duplicates = readers.latest("duplicates", Duplicate)
    for uri, member in members_of(readers).items():
        if member.event == "kill":
            continue
        if member.copy_of:
            assert duplicates[uri].duplicate_of == member.copy_of
        assert text_of(shown[member.copy_of or uri])


def check_first_reports(readers):
    """The first report is the earliest by its own time."""
    for story in open_stories(readers).values():
        sources = [
            member
            for member in story.members
            if not member.copy_of and member.event != "kill"
        ]
        earliest = min((member.at for member in sources), default=None)
        first = story.first_report
        assert (first.at if first else None) == earliest
        assert {entry.agency for entry in story.agencies} == {
            member.agency for member in sources
        }


def check_copies(readers, items):
    """A copy that credits its source is a copy, whichever came first."""
    versions = Counter(item.uri for item in items)
    original, copy = "urn:newsml:tideway:ferry", "urn:newsml:ledger:ferry"
    if killed_in(items) or versions[original] != 1 or versions[copy] != 1:
        return
    members = members_of(readers)
    assert members[copy].copy_of == original
    assert not members[original].copy_of


def check_own_fields(first, second):
    """What an item says of itself is the same in both orders."""
    one, other = members_of(first), members_of(second)
    for uri in set(one) & set(other):
        assert own_fields(one[uri]) == own_fields(other[uri])
