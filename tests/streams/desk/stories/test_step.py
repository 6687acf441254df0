"""Scenarios: what readers of ``wire.stories`` get."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from extractors.output.codec import encode
from streams.desk.sinks.rules import load
from streams.desk.stories.indexes import language_terms
from streams.desk.stories.state import StoriesState
from streams.desk.stories.step import take_report
from tests.streams.desk.stories.builders import (
    STRIKE,
    Desk,
    at,
    copy,
    join,
    report,
)

GERMAN = {"lane": "de", "language": "de", "story": "s-de"}
OTHER = tuple(f"sound:fair{number:02}" for number in range(36))


def test_first_report_begins_a_new_story():
    desk = Desk()

    output = desk.take(report(places=(), terms=STRIKE))

    story = desk.story()
    assert output.joined == "begun"
    assert story.status == "new"
    assert story.headline == "Headline of urn:a:1"
    assert [entry.agency for entry in story.agencies] == ["A"]
    assert story.first_report.uri == "urn:a:1"


def test_second_agency_follows_with_its_delay():
    desk = Desk()

    desk.take(report(), report("urn:b:1", 12, joined=join()))

    story = desk.story()
    assert story.status == "developing"
    assert [entry.agency for entry in story.agencies] == ["A", "B"]
    assert story.agencies[1].seconds_after_first == 720
    assert story.joins[0].uri == "urn:b:1"
    assert story.joins[0].terms == ("pilots", "strike")


def test_copy_is_no_source():
    desk = Desk()

    desk.take(report(), copy("urn:c:1", "urn:a:1", 5))

    story = desk.story()
    assert [entry.agency for entry in story.agencies] == ["A"]
    assert story.copies == 1
    assert story.status == "new"
    assert story.members[1].copy_of == "urn:a:1"


def test_copy_before_its_original_is_no_source():
    desk = Desk()

    desk.take(
        report("urn:c:1"),
        report("urn:a:1", 5, event="promoted"),
        copy("urn:c:1", "urn:a:1", 0),
    )

    story = desk.story()
    assert [entry.agency for entry in story.agencies] == ["A"]
    assert story.headline == "Headline of urn:a:1"


def test_copy_that_becomes_an_item_of_its_own_is_a_source():
    desk = Desk()

    desk.take(
        report(),
        copy("urn:c:1", "urn:a:1", 5),
        report("urn:c:1", 9, event="update"),
    )

    assert [entry.agency for entry in desk.story().agencies] == ["A", "C"]


def test_correction_changes_the_headline():
    desk = Desk()

    desk.take(
        report(),
        report("urn:b:1", 2),
        report(
            minutes=8, event="correction", revision=2, headline="Corrected"
        ),
    )

    story = desk.story()
    assert story.headline == "Corrected"
    assert [entry.event for entry in story.timeline] == [
        "new", "new", "correction",
    ]  # fmt: skip


def test_kill_of_first_report_takes_its_words_out():
    desk = Desk()
    desk.take(
        report(headline="Wrong", terms=STRIKE),
        report("urn:b:1", 2, joined=join()),
        report(minutes=8, event="kill", revision=2, headline="Wrong"),
    )

    story = desk.story()

    assert story.headline == "Headline of urn:b:1"
    assert story.first_report.agency == "B"
    assert [entry.agency for entry in story.agencies] == ["B"]
    assert b"Wrong" not in encode(story)
    assert b"Wrong" not in encode(desk.state.events["s1"])


def test_late_version_of_killed_item_stays_without_words():
    desk = Desk()
    desk.take(
        report(),
        report(minutes=8, event="kill", revision=2),
        report(minutes=3, event="update", revision=2, headline="Late"),
        report(minutes=9, event="update", revision=3, headline="Later"),
    )

    assert b"Late" not in encode(desk.story())


def test_kill_takes_words_of_the_bridge_out():
    desk = Desk()
    desk.take(
        report(),
        report("urn:b:1", 2, story="s2"),
        report("urn:c:1", 3, joined=join("s2", terms=("secret",))),
        report("urn:c:1", 4, event="kill", revision=2),
    )

    assert b"secret" not in encode(desk.story())


def test_bridge_item_merges_two_stories():
    desk = Desk()
    desk.take(
        report(),
        report("urn:b:1", 2, story="s2"),
        report("urn:c:1", 3, joined=join("s2")),
    )

    story = desk.story()
    assert story.aliases == ("s2",)
    assert [entry.agency for entry in story.agencies] == ["A", "B", "C"]
    assert story.joins[-1].kind == "bridge"
    old = desk.story("s2")
    assert (old.status, old.merged_into) == ("merged", "s1")
    assert not old.members


def test_item_of_merged_story_goes_to_the_survivor():
    desk = Desk()
    desk.take(
        report(),
        report("urn:b:1", 2, story="s2"),
        report("urn:c:1", 3, joined=join("s2")),
        report("urn:d:1", 4, story="s2"),
    )

    assert len(desk.story().members) == 4
    assert desk.story("s2").status == "merged"


def test_bridge_before_the_merged_story_is_known():
    desk = Desk()
    desk.take(
        report(),
        report("urn:c:1", 3, joined=join("s2")),
        report("urn:b:1", 2, story="s2"),
    )

    assert len(desk.story().members) == 3
    assert desk.story("s2").merged_into == "s1"


def test_merge_of_merged_story_leaves_no_chain_of_aliases():
    desk = Desk()
    desk.take(
        report(),
        report("urn:b:1", 1, story="s2"),
        report("urn:c:1", 2, story="s3"),
        report("urn:d:1", 3, story="s2", joined=join("s3")),
        report("urn:e:1", 4, joined=join("s2")),
    )

    assert desk.story("s3").merged_into == "s1"
    assert desk.story("s2").merged_into == "s1"
    assert len(desk.story().members) == 5


def test_two_languages_meet_under_the_older_id():
    desk = Desk()
    desk.fill()
    desk.take(
        report(terms=STRIKE),
        report("urn:d:1", 30, terms=STRIKE, **GERMAN),
    )

    story = desk.story()
    assert story.languages == ("en", "de")
    assert story.aliases == ("s-de",)
    assert story.joins[-1].kind == "language"
    assert set(story.joins[-1].terms) <= set(STRIKE)
    assert desk.story("s-de").merged_into == "s1"


def test_other_event_in_other_language_stays_apart():
    desk = Desk()
    desk.fill()
    desk.take(
        report(terms=STRIKE),
        report("urn:d:1", 30, terms=STRIKE[:4] + OTHER, **GERMAN),
    )

    assert desk.story("s-de").status == "new"


def test_update_searches_other_languages_only_with_other_terms():
    desk = Desk()
    german = report("urn:d:1", 1, terms=STRIKE, **GERMAN)
    desk.take(report(terms=STRIKE), german)
    desk.fill()

    update = replace(german, event="update", revision=2, at=at(5))
    desk.take(update)
    assert desk.story("s-de").status == "new"

    more = (*STRIKE, "sound:more")
    desk.take(replace(update, revision=3, at=at(6), terms=more))
    assert desk.story("s-de").merged_into == "s1"


FEW = STRIKE[:6] + OTHER[:32]
"""Too few shared terms for a link: the score is .107, the threshold .13."""
SAME = np.asarray([1.0] + [0.0] * 511, "<f2").tobytes()
UNLIKE = np.asarray([0.0] * 511 + [1.0], "<f2").tobytes()


@pytest.mark.parametrize(
    ("vector", "meets"), [(SAME, True), (UNLIKE, False), (b"", False)]
)
def test_two_languages_with_few_terms_meet_by_their_vectors(vector, meets):
    desk = Desk()
    desk.fill()
    desk.take(
        report(terms=STRIKE, vector=SAME),
        report("urn:d:1", 30, terms=FEW, vector=vector, **GERMAN),
    )

    assert (desk.story("s-de").merged_into == "s1") == meets


def test_vector_of_first_version_stays_with_an_update():
    desk = Desk()
    desk.fill()
    desk.take(
        report(terms=STRIKE, vector=SAME),
        report(minutes=2, event="update", revision=2, terms=STRIKE),
        report("urn:d:1", 30, terms=OTHER, vector=SAME, **GERMAN),
    )
    assert not desk.story("s-de").merged_into

    desk.take(
        report("urn:d:1", 31, event="update", revision=2, terms=FEW, **GERMAN)
    )

    assert desk.story("s-de").merged_into == "s1"


def test_vector_of_the_first_text_is_that_of_its_story():
    member = report(terms=STRIKE, vector=SAME)
    later = report("urn:b:1", 2, terms=STRIKE, vector=UNLIKE)
    desk = Desk()
    desk.take(later, member)

    ((_, _, vector),) = language_terms(desk.state.events["s1"]).values()

    assert vector == SAME


def test_kill_takes_the_vector_out():
    desk = Desk()
    desk.take(
        report(vector=SAME),
        report(minutes=8, event="kill", revision=2),
        report(minutes=3, event="update", revision=2, vector=SAME),
    )

    (member,) = desk.state.events["s1"].members
    assert member.vector == b""


def test_killed_item_links_no_language():
    desk = Desk()
    desk.fill()
    desk.take(
        report(terms=STRIKE),
        report(minutes=1, event="kill", revision=2),
        report("urn:d:1", 30, terms=STRIKE, **GERMAN),
    )

    assert desk.story("s-de").status == "new"


def test_item_that_leaves_its_story_is_in_the_new_one_only():
    desk = Desk()
    desk.take(
        report(),
        copy("urn:c:1", "urn:a:1", 5),
        report("urn:c:1", 9, event="update", story="s2"),
    )

    assert [member.uri for member in desk.story().members] == ["urn:a:1"]
    assert desk.story("s2").members[0].uri == "urn:c:1"


def test_story_without_items_is_removed():
    desk = Desk()
    desk.take(report(), report(minutes=9, event="update", story="s2"))

    assert "s1" not in desk.latest()
    assert "s1" not in desk.state.events


def test_older_report_does_not_move_an_item_back():
    desk = Desk()
    desk.take(
        report(),
        report("urn:c:1", 9, story="s2"),
        copy("urn:c:1", "urn:a:1", 5),
    )

    assert [member.uri for member in desk.story().members] == ["urn:a:1"]


def test_repeated_report_sends_the_same_bytes():
    reports = [
        report(terms=STRIKE),
        report("urn:b:1", 2, story="s2"),
        report("urn:c:1", 3, joined=join("s2")),
        report("urn:d:1", 30, terms=STRIKE, **GERMAN),
    ]
    desk = Desk()
    desk.fill()
    for entry in reports:
        first = desk.take(entry)
        again = desk.take(entry)
        assert again.writes == ()
        assert again.joined is None
        values = {record.key: record.value for record in again.records}
        for record in first.records:
            assert values[record.key] == record.value


def test_replay_gives_the_same_bytes():
    reports = [
        report(terms=STRIKE),
        report("urn:d:1", 3, terms=STRIKE, **GERMAN),
        report("urn:b:1", 4, joined=join()),
    ]
    first, second = Desk(), Desk()
    for desk in (first, second):
        desk.fill()
        desk.take(*reports)

    assert first.records == second.records
    assert "s-de" in first.story().aliases


EVENTS = [
    report(),
    report(minutes=6, event="update", revision=2, headline="Second"),
    report("urn:b:1", 2, joined=join()),
    copy("urn:c:1", "urn:a:1", 3),
    report("urn:d:1", 4, event="promoted"),
    copy("urn:b:1", "urn:d:1", 2),
    report("urn:e:1", 5, story="s2"),
    report("urn:f:1", 7, joined=join("s2")),
    report("urn:e:1", 9, story="s2", event="kill", revision=2),
]


@given(st.permutations(EVENTS))
def test_order_of_arrival_changes_neither_members_nor_headline(reports):
    ordered, shuffled = Desk(), Desk()
    ordered.take(*EVENTS)
    shuffled.take(*reports)

    expected, actual = ordered.story(), shuffled.story()
    # The time at which a status was judged may differ; nothing else does.
    assert replace(actual, breaking_at=None, status="new") == replace(
        expected, breaking_at=None, status="new"
    )
    assert shuffled.story("s2") == ordered.story("s2")


@given(st.lists(st.sampled_from(EVENTS), max_size=30))
def test_repeats_change_nothing(reports):
    once, twice = Desk(), Desk()
    for entry in reports:
        once.take(entry)
        twice.take(entry, entry)

    assert once.latest() == twice.latest()
    assert dict(once.state.events) == dict(twice.state.events)


def test_story_of_many_agencies_within_minutes_is_breaking():
    desk = Desk()
    desk.take(report(), report("urn:b:1", 4), report("urn:c:1", 9))

    story = desk.story()
    assert story.status == "breaking"
    assert story.breaking_at == at(9)
    headers = desk.records[-1].headers
    assert headers["event"] == b"breaking"


def test_story_of_slow_agencies_is_not_breaking():
    desk = Desk()
    desk.take(report(), report("urn:b:1", 14), report("urn:c:1", 29))

    assert desk.story().status == "developing"


def test_copies_make_no_story_breaking():
    desk = Desk()
    copies = [copy(f"urn:x{n}:1", "urn:a:1", n) for n in range(1, 9)]

    desk.take(report(), report("urn:b:1", 4), *copies)

    assert desk.story().status == "developing"


def test_breaking_by_an_agency_that_proves_to_have_a_copy_ends():
    desk = Desk()
    desk.take(
        report("urn:c:1"),
        report("urn:b:1", 4),
        report("urn:a:1", 9, event="promoted"),
    )
    assert desk.story().status == "breaking"

    desk.take(copy("urn:c:1", "urn:a:1", 0))

    story = desk.story()
    assert (story.status, story.breaking_at) == ("developing", None)


def test_breaking_by_an_agency_that_kills_its_item_goes_on():
    desk = Desk()
    desk.take(
        report(),
        report("urn:b:1", 4),
        report("urn:c:1", 9),
        report("urn:c:1", 10, event="kill", revision=2),
    )

    assert desk.story().breaking_at == at(9)


def test_breaking_needs_more_than_the_desk_usually_has():
    desk = Desk()
    for number in range(10):
        name = f"usual-{number}"
        for agency in "abc":
            desk.take(report(f"urn:{agency}:{number}", number, story=name))
    agencies = [report(f"urn:{a}:x", 30, story="s9") for a in "abcde"]

    desk.take(*agencies)
    assert desk.story("s9").status == "developing"

    desk.take(report("urn:f:x", 30, story="s9"))
    assert desk.story("s9").status == "breaking"


def test_breaking_after_few_stories_needs_three_agencies():
    desk = Desk()
    for number in range(9):
        for agency in "abc":
            name = f"usual-{number}"
            desk.take(report(f"urn:{agency}:{number}", number, story=name))

    desk.take(*(report(f"urn:{a}:9", 30, story="s9") for a in "abc"))

    assert desk.story("s9").status == "breaking"


def test_breaking_ends_with_a_tick():
    desk = Desk()
    desk.take(report(), report("urn:b:1", 4), report("urn:c:1", 9))
    desk.tick(10)

    output = desk.tick(130)

    assert desk.story().status == "developing"
    assert desk.story().breaking_at == at(9)
    assert output.is_late


def test_story_without_reports_is_quiet_and_wakes_up():
    desk = Desk()
    desk.take(report(), report("urn:b:1", 40))
    desk.tick(41)
    desk.tick(40 + 6 * 60)
    assert desk.story().status == "quiet"

    desk.take(report("urn:c:1", 500))
    assert desk.story().status == "developing"


def test_tick_is_no_time_while_reports_come():
    desk = Desk()
    desk.take(report())

    desk.tick(24 * 60)

    assert desk.story().status == "new"


def test_old_story_is_forgotten_but_not_its_record():
    desk = Desk()
    desk.take(
        report(),
        report("urn:b:1", 2, story="s2"),
        report("urn:c:1", 3, joined=join("s2")),
    )
    desk.take(report("urn:z:1", 32 * 24 * 60, story="s9"))

    desk.tick(32 * 24 * 60)
    desk.tick(32 * 24 * 60)

    assert set(desk.state.events) == {"s9"}
    assert not desk.state.aliases
    assert set(desk.state.items) == {"en|urn:z:1"}
    assert desk.story().status == "quiet"


def test_idle_desk_forgets_no_story():
    desk = Desk()
    desk.take(report())
    for day in range(60):
        desk.tick(day * 24 * 60)
    assert desk.story().status == "quiet"

    desk.take(report("urn:b:1", 60 * 24 * 60))

    assert desk.story().status == "developing"


def test_rebuilt_indexes_judge_as_before():
    reports = [
        report(terms=STRIKE, vector=SAME),
        report("urn:b:1", 4),
        report("urn:x:1", 5, story="s9"),
    ]
    later = [
        report("urn:d:1", 30, terms=FEW, vector=SAME, **GERMAN),
        report("urn:c:1", 31),
        report("urn:y:1", 32, story="s9"),
    ]
    kept, rebuilt = Desk(), Desk()
    for desk in (kept, rebuilt):
        desk.fill()
        desk.take(*reports)
    old = rebuilt.state
    rebuilt.state = StoriesState(old.events, old.aliases, old.items)
    for _ in rebuilt.state.rebuild_in_slices():
        pass

    kept.take(*later)
    rebuilt.take(*later)

    assert kept.records == rebuilt.records
    assert "s-de" in rebuilt.story().aliases


def test_story_of_very_many_items_is_bounded():
    desk = Desk()
    reports = [report(f"urn:a{n}:1", n) for n in range(150)]
    desk.take(*reports)

    story = desk.story()
    assert len(story.members) == 100
    assert len(story.timeline) <= 100
    assert story.limited
    assert len(desk.state.items) == 100
    assert story.first_report.uri == "urn:a0:1"


def test_items_left_out_of_a_merged_story_are_forgotten():
    desk = Desk()
    desk.take(*(report(f"urn:a{n}:1", n) for n in range(70)))
    desk.take(*(report(f"urn:b{n}:1", n, story="s2") for n in range(70)))

    desk.take(report("urn:c:1", 99, joined=join("s2")))

    members = {member.uri for member in desk.story().members}
    assert {key.partition("|")[2] for key in desk.state.items} == members


ROUTES = load(
    '[routes.big]\nstory.agencies = ">= 3"\n'
    '[routes.english]\nlanguage = "en"\n'
)


def test_route_gets_the_story_and_all_its_later_records():
    desk = Desk(ROUTES)
    desk.take(report(), report("urn:b:1", 20))
    assert not desk.latest("sink.big")

    desk.take(report("urn:c:1", 50))
    assert desk.latest("sink.big")["s1"] == desk.story()

    desk.take(report("urn:c:1", 60, event="kill", revision=2))
    assert len(desk.latest("sink.big")["s1"].agencies) == 2
    assert not desk.latest("sink.english")


def test_sink_of_merged_story_gets_its_end():
    desk = Desk(ROUTES)
    desk.take(*(report(f"urn:{a}:2", 1, story="s2") for a in "xyz"))
    desk.take(report(), report("urn:c:1", 3, joined=join("s2")))

    sink = desk.latest("sink.big")
    assert sink["s2"].merged_into == "s1"
    assert len(sink["s1"].agencies) == 5


@pytest.mark.parametrize("seed", range(3))
def test_step_reads_the_state_and_does_not_change_it(seed):
    reports = list(EVENTS)
    random.Random(seed).shuffle(reports)
    desk = Desk()
    for entry in reports:
        before = dict(desk.state.events), dict(desk.state.items)
        take_report(entry, desk.state, ())
        assert before == (dict(desk.state.events), dict(desk.state.items))
        desk.take(entry)
