"""Versions, kills, embargoes: one line a case, by what readers are told."""

from datetime import timedelta

import msgspec
import pytest

from extractors.model.item import Caption, NewsItem
from streams.desk.dedupe.judge import tick
from tests.streams.desk.dedupe.desk import START, STORY, Desk, item

KILL = item(pub_status="canceled", body="", ed_note="Wrong harbour")
NEXT = item(body=STORY.replace("eleven", "twelve"), version="2")
FIRST = item(version="1")
COPY = item("copy", feed="feed-b", agency="Agency B")
LATER = START + timedelta(hours=2)
EMBARGOED = item(embargoed_until=LATER)
FREE = item(body=STORY.replace("eleven", "nine"), version="3")
PICTURE = item(captions=(Caption("Boats at the quay", "Agency A"),))

CASES: dict[str, tuple[list[NewsItem], list[str]]] = {
    "first sight": ([FIRST], ["new"]),
    "higher version": ([FIRST, NEXT], ["new", "update"]),
    "older version late": ([NEXT, FIRST], ["new", "stale"]),
    "same bytes again": ([FIRST, FIRST], ["new", "stale"]),
    "same number, other words": (
        [FIRST, item(version="1", body=STORY.replace("eleven", "nine"))],
        ["new", "update"],
    ),
    "no number, other words": (
        [item(), item(body=STORY + "\n\nMore follows.")],
        ["new", "update"],
    ),
    "a date that moved over the same words": (
        [item(version_created=START), item(version_created=LATER)],
        ["new", "stale"],
    ),
    "an older date late": (
        [item(version_created=LATER), item(version_created=START, body="x")],
        ["new", "stale"],
    ),
    "correction by signal": (
        [FIRST, msgspec.structs.replace(NEXT, signals=("sig:correction",))],
        ["new", "correction"],
    ),
    "correction by note": (
        [FIRST, msgspec.structs.replace(NEXT, ed_note="Corrects the date")],
        ["new", "correction"],
    ),
    "kill": ([FIRST, KILL], ["new", "kill"]),
    "kill by signal": (
        [FIRST, msgspec.structs.replace(NEXT, signals=("sig:kill",))],
        ["new", "kill"],
    ),
    "re-send after kill": ([FIRST, KILL, FIRST], ["new", "kill", "killed"]),
    "newer version after kill": (
        [FIRST, KILL, NEXT],
        ["new", "kill", "killed"],
    ),
    "kill twice": ([FIRST, KILL, KILL], ["new", "kill", "killed"]),
    "kill before first sight": ([KILL, FIRST], ["kill", "killed"]),
    "a copy": ([FIRST, COPY], ["new", "duplicate"]),
    "kill of a copy": (
        [FIRST, COPY, msgspec.structs.replace(COPY, pub_status="canceled"),
         NEXT],
        ["new", "duplicate", "kill", "update"],
    ),
    "kill of a root, then its copy again": (
        [FIRST, COPY, KILL, msgspec.structs.replace(COPY, headline="Again")],
        ["new", "duplicate", "kill", "killed"],
    ),
    "a copy that comes after the kill": (
        [FIRST, KILL, COPY],
        ["new", "kill", "killed"],
    ),
    "the agency's own substitute after its kill": (
        [FIRST, KILL, item("kestwick-sub")],
        ["new", "kill", "new"],
    ),
    "a copy that becomes its own story": (
        [FIRST, COPY, msgspec.structs.replace(COPY, body="Wholly new words "
         "about a lighthouse and a keeper who writes poems there.")],
        ["new", "duplicate", "new"],
    ),
    "embargo": ([EMBARGOED], ["held"]),
    "withheld": ([item(pub_status="withheld")], ["held"]),
    "early release": ([EMBARGOED, FREE], ["held", "release"]),
    "kill of a held item": ([EMBARGOED, KILL], ["held", "kill"]),
    "update of a held item": (
        [EMBARGOED, msgspec.structs.replace(NEXT, embargoed_until=LATER)],
        ["held", "held"],
    ),
    "a copy of a held item is not its duplicate": (
        [EMBARGOED, COPY],
        ["held", "new"],
    ),
    "Reuters: an UPDATE under another uri": (
        [item(), item("k2", headline="UPDATE 1-Kestwick harbour reopens",
                      body=STORY.replace("eleven", "nine"))],
        ["new", "update"],
    ),
    "Xinhua: a (2nd Ld) under another uri": (
        [item(), item("k2", headline="Kestwick harbour reopens (2nd Ld)",
                      body=STORY.replace("eleven", "nine"))],
        ["new", "update"],
    ),
    "AP: a Writethru of one slugline": (
        [item(slugline="BC-EU--Kestwick Harbour"),
         item("k2", slugline="BC-EU--Kestwick Harbour, 1st Ld-Writethru",
              take_key="1st Ld-Writethru", body=STORY[:400])],
        ["new", "update"],
    ),
    "AP: a kill under another uri": (
        [item(slugline="Kestwick Harbour"),
         item("k2", slugline="Kestwick Harbour", headline="MANDATORY KILL",
              body="")],
        ["new", "kill"],
    ),
    "Reuters: an UPDATE 1 after the UPDATE 2": (
        [item(), item("k3", headline="UPDATE 2-Kestwick harbour reopens",
                      body=STORY.replace("eleven", "nine"), version="2"),
         item("k2", headline="UPDATE 1-Kestwick harbour reopens",
              body=STORY.replace("eleven", "ten"), version="1")],
        ["new", "update", "stale"],
    ),
    "AFP, PA: the next revision of one uri": (
        [item(version="20260301T0600Z", version_created=START),
         item(version="20260301T0800Z", version_created=LATER, body=STORY[:400])],
        ["new", "update"],
    ),
    "AFP, PA: an earlier revision late": (
        [item(version="20260301T0800Z", version_created=LATER),
         item(version="20260301T0600Z", version_created=START, body=STORY[:400])],
        ["new", "stale"],
    ),
    "Reuters: a CORRECTED under another uri": (
        [item(), item("k2", headline="CORRECTED-Kestwick harbour reopens",
                      body=STORY.replace("eleven", "nine"))],
        ["new", "correction"],
    ),
    "another agency's UPDATE of the same headline": (
        [item(), item("k2", agency="Agency B", feed="feed-b",
                      headline="UPDATE 1-Kestwick harbour reopens",
                      body="Wholly other words on a lighthouse keeper.")],
        ["new", "new"],
    ),
    "an UPDATE of another slugline": (
        [item(slugline="MARKETS"),
         item("k2", slugline="OIL", headline="UPDATE 1-Oil slides again",
              body="Wholly other words on a lighthouse keeper.")],
        ["new", "new"],
    ),
    "a picture that was told with its story": (
        [PICTURE, item("p", body="", captions=PICTURE.captions)],
        ["new", "duplicate"],
    ),
    "a picture of its own": (
        [PICTURE, item("p", body="", captions=(Caption("A diver"),))],
        ["new", "new"],
    ),
    "another lane knows nothing": (
        [FIRST, msgspec.structs.replace(COPY, lane="de")],
        ["new", "new"],
    ),
    "the origin after its re-publisher": (
        [item("copy", agency="Daily B", credit_line="Agency A"),
         item("kestwick")],
        ["new", "promoted"],
    ),
}  # fmt: skip


def words_kept(state, *phrases):
    """Return which telling words are anywhere in the state's bytes."""
    stores = [state.chains, state.texts, state.captions, state.held,
              state.stories, state.marks]  # fmt: skip
    kept = msgspec.json.encode([dict(one) for one in stores]).lower()
    told = phrases or ("kestwick harbour", "quay", "plungers", "moored")
    return {one for one in told if one.encode() in kept}


def _result(verdict):
    return verdict.uniques[0].event if verdict.uniques else verdict.outcome


@pytest.mark.parametrize(("items", "results"), CASES.values(), ids=CASES)
def test_readers_are_told(items, results):
    desk = Desk()

    assert results == [_result(desk.take(one)) for one in items]


@pytest.mark.parametrize("items", [one for one, _ in CASES.values()],
                         ids=CASES)  # fmt: skip
def test_every_source_says_the_same_again(items):
    desk = Desk()
    for one in items:
        desk.take(one)

    desk.check_said_again()


def test_a_kill_carries_no_text():
    desk = Desk()
    desk.take(PICTURE)

    (unique,) = desk.take(KILL).uniques

    dead = unique.item
    assert not any((dead.body, dead.headline, dead.captions,
                    dead.description, dead.media))  # fmt: skip
    assert dead.pub_status == "canceled"
    assert unique.decision.evidence["reason"] == "Wrong harbour"


def test_a_kill_leaves_no_text_in_the_state():
    """Headline, excerpts of changes, substituted words, captions: all go."""
    desk = Desk()
    desk.take(msgspec.structs.replace(PICTURE, version="1"))
    spun = STORY.replace("harbour", "seaport").replace("divers", "plungers")
    desk.take(item("copy", agency="Agency B", body=spun))
    desk.take(
        msgspec.structs.replace(
            PICTURE, version="2", headline="Kestwick harbour open again",
            body=STORY.replace("eleven", "twelve"),
        )
    )  # fmt: skip

    desk.take(KILL)

    kept = words_kept(desk.state)
    assert not {"kestwick harbour", "quay", "plungers", "moored"} & kept


def test_a_killed_copy_is_forgotten_by_its_root_too():
    desk = Desk()
    republished = item("copy", agency="Daily B", credit_line="Agency A",
                       headline="Quay in Kestwick opens")  # fmt: skip
    desk.take(republished)
    assert desk.take(item()).uniques[0].event == "promoted"

    desk.take(msgspec.structs.replace(republished, pub_status="canceled"))

    assert "quay in" not in words_kept(desk.state, "quay in")


def test_a_killed_caption_keeps_the_words_of_those_who_still_carry_it():
    desk = Desk()
    desk.take(PICTURE)
    desk.take(
        item(
            "two",
            body="Something else happened in the hills today.",
            captions=(Caption("FILE PHOTO: Boats at the quay"),),
        )
    )

    (record,) = desk.take(KILL).captions

    assert record.text == "FILE PHOTO: Boats at the quay"
    assert [one.uri for one in record.items] == ["two"]
    assert record.variants == ()


def test_a_caption_of_the_dead_alone_has_no_words_until_it_comes_again():
    desk = Desk()
    desk.take(PICTURE)
    (dead,) = desk.take(KILL).captions

    (again,) = desk.take(
        item(
            "two",
            body="A diver spoke of the cold sea.",
            captions=PICTURE.captions,
        )
    ).captions

    assert (dead.text, dead.credit_line, dead.variants) == ("", "", ())
    assert (again.id, again.text) == (dead.id, "Boats at the quay")


def test_a_held_copy_of_what_is_killed_meanwhile_dies_with_its_time():
    desk = Desk()
    desk.take(FIRST)
    desk.take(msgspec.structs.replace(COPY, embargoed_until=LATER))
    desk.take(KILL)

    verdict = desk.wait(hours=3)

    assert (verdict.uniques, verdict.duplicates) == ((), ())
    assert "moored" not in words_kept(desk.state)


def test_a_kill_takes_back_caption_uses():
    desk = Desk()
    desk.take(PICTURE)

    (record,) = desk.take(KILL).captions

    assert (record.occurrences, record.items) == (0, ())


def test_a_kill_of_a_root_tells_readers_of_duplicates():
    desk = Desk()
    desk.take(FIRST)
    desk.take(COPY)

    (withdrawn,) = desk.take(KILL).duplicates

    assert (withdrawn.uri, withdrawn.pub_status) == ("copy", "canceled")
    assert withdrawn.headline == ""


def test_a_kill_of_the_origin_reaches_a_copy_that_was_let_through():
    desk = Desk()
    desk.take(item("copy", agency="Daily B", credit_line="Agency A"))
    desk.take(item())

    verdict = desk.take(KILL)

    assert [one.item.uri for one in verdict.uniques] == ["kestwick", "copy"]
    assert {"kill"} == {one.event for one in verdict.uniques}


def test_an_embargo_ends_with_its_tick():
    desk = Desk()
    desk.take(EMBARGOED)

    assert desk.wait(hours=1).uniques == ()
    (unique,) = desk.wait(hours=1).uniques
    assert (unique.event, unique.revision) == ("release", 1)
    assert unique.item.body == STORY


def test_what_is_withheld_until_a_time_is_usable_from_then_on():
    timed = item(pub_status="withheld", embargoed_until=LATER)
    desk = Desk()
    desk.take(timed)

    (unique,) = desk.wait(hours=2).uniques
    again = tick(desk.now, desk.state)
    resent = desk.take(msgspec.structs.replace(timed, pub_status="usable"))

    assert (unique.event, unique.item.pub_status) == ("release", "usable")
    assert again.uniques == (unique,)
    assert resent.outcome == "stale"


def test_an_embargoed_update_of_what_readers_know_is_an_update():
    """Even if another agency told its words meanwhile."""
    desk = Desk()
    desk.take(FIRST)
    desk.take(msgspec.structs.replace(NEXT, embargoed_until=LATER))
    desk.take(item("copy", agency="Agency B", body=NEXT.body))

    (unique,) = desk.wait(hours=3).uniques

    assert (unique.event, unique.revision) == ("update", 2)
    assert unique.changed == ("body",)


def test_a_held_source_says_held_again_after_its_release():
    desk = Desk()
    desk.take(EMBARGOED)
    desk.wait(hours=3)

    desk.check_said_again()


def test_a_story_that_its_last_item_left_is_gone():
    desk = Desk()
    desk.take(FIRST)
    desk.take(COPY)
    desk.take(
        msgspec.structs.replace(
            COPY, body="A lighthouse keeper in the north writes poems there."
        )
    )

    assert all(one.members for one in desk.state.stories.values())
    assert {
        one.uri
        for story in desk.state.stories.values()
        for one in story.members
    } == {"kestwick", "copy"}


def test_what_is_withheld_without_a_time_waits_for_its_provider():
    desk = Desk()
    desk.take(item(pub_status="withheld"))

    assert desk.wait(days=2).uniques == ()
    assert desk.take(FIRST).uniques[0].event == "release"


def test_the_same_tick_again_releases_the_same_again():
    desk = Desk()
    desk.take(EMBARGOED)
    first = desk.wait(hours=3)

    again = tick(desk.now, desk.state)

    assert again.uniques == first.uniques
    assert desk.wait(minutes=5).uniques == ()


def test_nothing_of_a_held_item_leaves():
    desk = Desk()

    verdict = desk.take(
        msgspec.structs.replace(PICTURE, embargoed_until=LATER)
    )

    assert (verdict.uniques, verdict.duplicates, verdict.captions) == (
        (), (), (),
    )  # fmt: skip


def test_the_newest_version_of_a_held_item_is_released():
    desk = Desk()
    desk.take(EMBARGOED)
    desk.take(msgspec.structs.replace(NEXT, embargoed_until=LATER))

    (unique,) = desk.wait(hours=3).uniques

    assert "twelve" in unique.item.body


def test_a_released_item_that_was_told_before_is_folded():
    desk = Desk()
    desk.take(EMBARGOED)
    desk.take(COPY)

    verdict = desk.wait(hours=3)

    assert verdict.uniques == ()
    assert verdict.duplicates[0].duplicate_of == "copy"


def test_a_changed_text_under_one_number_raises_an_alarm():
    desk = Desk()
    desk.take(FIRST)

    verdict = desk.take(item(version="1", body="Other words altogether."))

    assert [one.kind for one in verdict.alarms] == ["silent_change"]


def test_a_missing_number_raises_an_alarm_with_its_range():
    desk = Desk()
    desk.take(item("a", sequence="0411"))

    verdict = desk.take(item("b", sequence="0415", body="Another story."))

    assert [one.detail["missing"] for one in verdict.alarms] == ["412-414"]


@pytest.mark.parametrize("numbers", [("9999", "0001"), ("12", "11")])
def test_a_number_that_wraps_or_is_late_raises_none(numbers):
    desk = Desk()

    alarms = [desk.take(item(one, sequence=one, body=f"Story {one} here."))
              .alarms for one in numbers]  # fmt: skip

    assert alarms == [(), ()]


def test_captions_of_one_picture_fold_over_items():
    desk = Desk()
    desk.take(PICTURE)

    (record,) = desk.take(
        item("two", body="Something else happened in the hills today.",
             captions=(Caption("FILE PHOTO: Boats at the quay [Agency A]",
                               occurrences=2),))
    ).captions  # fmt: skip

    assert record.occurrences == 3
    assert [one.uri for one in record.items] == ["kestwick", "two"]


def test_captions_of_two_pictures_do_not_fold():
    desk = Desk()
    shots = (Caption("Boats at the quay"), Caption("A diver at the channel"))

    records = desk.take(item(captions=shots)).captions

    assert len(records) == 2


def test_pickup_says_who_was_first_and_by_how_long():
    desk = Desk()
    desk.take(FIRST)
    desk.now += timedelta(hours=3)

    (copy,) = desk.take(COPY).duplicates

    assert [(one.agency, one.hours) for one in copy.pickup] == [
        ("Agency A", 0.0),
        ("Agency B", 3.02),
    ]


def test_what_lies_beyond_every_window_is_forgotten():
    desk = Desk()
    desk.take(FIRST)
    desk.now += timedelta(days=40)
    desk.take(item("new", body="A wholly different text about other things."))

    desk.wait(minutes=1)

    assert list(desk.state.texts) == ["en|new"]
    assert list(desk.state.chains) == ["en|new"]
