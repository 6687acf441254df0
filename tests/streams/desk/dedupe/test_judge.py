"""Versions, kills and embargoes: one case per line, with its results."""

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
EARLIER = START - timedelta(hours=2)
EMBARGOED = item(embargoed_until=LATER)
FREE = item(body=STORY.replace("eleven", "nine"), version="3")
PICTURE = item(captions=(Caption("Boats at the quay", "Agency A"),))

CASES: dict[str, tuple[list[NewsItem], list[str]]] = {
    "first sight": ([FIRST], ["new"]),
    "higher version": ([FIRST, NEXT], ["new", "update"]),
    "older version late": ([NEXT, FIRST], ["new", "stale"]),
    "same version repeated": ([FIRST, FIRST], ["new", "stale"]),
    "same version number, changed text": (
        [FIRST, item(version="1", body=STORY.replace("eleven", "nine"))],
        ["new", "update"],
    ),
    "no version number, changed text": (
        [item(), item(body=STORY + "\n\nMore follows.")],
        ["new", "update"],
    ),
    "newer version date, same text": (
        [item(version_created=EARLIER), item(version_created=START)],
        ["new", "stale"],
    ),
    "older version date late": (
        [item(version_created=START), item(version_created=EARLIER, body="x")],
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
    "a copy whose next version is another story": (
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
        [item(version="20260301T0600Z", version_created=EARLIER),
         item(version="20260301T0800Z", version_created=START, body=STORY[:400])],
        ["new", "update"],
    ),
    "AFP, PA: an earlier revision late": (
        [item(version="20260301T0800Z", version_created=START),
         item(version="20260301T0600Z", version_created=EARLIER, body=STORY[:400])],
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
    "a picture item whose caption is known": (
        [PICTURE, item("p", body="", captions=PICTURE.captions)],
        ["new", "duplicate"],
    ),
    "a picture item with a new caption": (
        [PICTURE, item("p", body="", captions=(Caption("A diver"),))],
        ["new", "new"],
    ),
    "a picture item whose body is a known caption with a credit": (
        [PICTURE, item("p", captions=PICTURE.captions,
                       body=f"{PICTURE.captions[0].text} (Photo: Agency B)")],
        ["new", "duplicate"],
    ),
    "an article with a known caption": (
        [PICTURE, item("p", captions=PICTURE.captions,
                       body="Wholly other words on a lighthouse. " * 99)],
        ["new", "new"],
    ),
    "a copy in another lane": (
        [FIRST, msgspec.structs.replace(COPY, lane="de")],
        ["new", "new"],
    ),
    "the origin after its re-publisher": (
        [item("copy", agency="Daily B", credit_line="Agency A"),
         item("kestwick")],
        ["new", "promoted"],
    ),
}  # fmt: skip


def words_in_state(state, *phrases):
    """Return which of the phrases are anywhere in the state's bytes."""
    stores = [state.chains, state.texts, state.captions, state.held,
              state.stories, state.marks]  # fmt: skip
    state_bytes = msgspec.json.encode(
        [dict(store) for store in stores]
    ).lower()
    phrases = phrases or ("kestwick harbour", "quay", "plungers", "moored")
    return {phrase for phrase in phrases if phrase.encode() in state_bytes}


def _result(verdict):
    return verdict.uniques[0].event if verdict.uniques else verdict.outcome


@pytest.mark.parametrize(("items", "results"), CASES.values(), ids=CASES)
def test_judge_items_in_order_have_these_results(items, results):
    desk = Desk()

    assert results == [_result(desk.take(news)) for news in items]


@pytest.mark.parametrize("items", [items for items, _ in CASES.values()],
                         ids=CASES)  # fmt: skip
def test_judge_repeated_source_has_same_outputs(items):
    desk = Desk()
    for news in items:
        desk.take(news)

    desk.check_repeats()


def test_kill_record_has_no_text():
    desk = Desk()
    desk.take(PICTURE)

    (unique,) = desk.take(KILL).uniques

    killed = unique.item
    assert not any((killed.body, killed.headline, killed.captions,
                    killed.description, killed.media))  # fmt: skip
    assert killed.pub_status == "canceled"
    assert unique.decision.evidence["reason"] == "Wrong harbour"


def test_kill_leaves_no_text_in_state():
    """Headline, excerpts of changes, substituted words and captions."""
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

    words = words_in_state(desk.state)
    assert not {"kestwick harbour", "quay", "plungers", "moored"} & words


def test_kill_of_copy_removes_text_from_root_history():
    desk = Desk()
    republished = item("copy", agency="Daily B", credit_line="Agency A",
                       headline="Quay in Kestwick opens")  # fmt: skip
    desk.take(republished)
    assert desk.take(item()).uniques[0].event == "promoted"

    desk.take(msgspec.structs.replace(republished, pub_status="canceled"))

    assert "quay in" not in words_in_state(desk.state, "quay in")


def test_kill_shared_caption_keeps_text_of_other_item():
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
    assert [use.uri for use in record.items] == ["two"]
    assert record.variants == ()


def test_kill_own_caption_has_no_text_until_used_again():
    desk = Desk()
    desk.take(PICTURE)
    (killed,) = desk.take(KILL).captions

    (again,) = desk.take(
        item(
            "two",
            body="A diver spoke of the cold sea.",
            captions=PICTURE.captions,
        )
    ).captions

    assert (killed.text, killed.credit_line, killed.variants) == ("", "", ())
    assert (again.id, again.text) == (killed.id, "Boats at the quay")


def test_tick_held_copy_of_killed_item_is_not_released():
    desk = Desk()
    desk.take(FIRST)
    desk.take(msgspec.structs.replace(COPY, embargoed_until=LATER))
    desk.take(KILL)

    verdict = desk.wait(hours=3)

    assert (verdict.uniques, verdict.duplicates) == ((), ())
    assert "moored" not in words_in_state(desk.state)


def test_kill_withdraws_caption_uses():
    desk = Desk()
    desk.take(PICTURE)

    (record,) = desk.take(KILL).captions

    assert (record.occurrences, record.items) == (0, ())


def test_kill_of_root_cancels_duplicate_records():
    desk = Desk()
    desk.take(FIRST)
    desk.take(COPY)

    (withdrawn,) = desk.take(KILL).duplicates

    assert (withdrawn.uri, withdrawn.pub_status) == ("copy", "canceled")
    assert withdrawn.headline == ""


def test_kill_of_origin_kills_published_copy():
    desk = Desk()
    desk.take(item("copy", agency="Daily B", credit_line="Agency A"))
    desk.take(item())

    verdict = desk.take(KILL)

    assert [unique.item.uri for unique in verdict.uniques] == [
        "kestwick",
        "copy",
    ]
    assert {"kill"} == {unique.event for unique in verdict.uniques}


def test_tick_after_embargo_releases_item():
    desk = Desk()
    desk.take(EMBARGOED)

    assert desk.wait(hours=1).uniques == ()
    (unique,) = desk.wait(hours=1).uniques
    assert (unique.event, unique.revision) == ("release", 1)
    assert unique.item.body == STORY


def test_tick_timed_withheld_item_becomes_usable():
    timed = item(pub_status="withheld", embargoed_until=LATER)
    desk = Desk()
    desk.take(timed)

    (unique,) = desk.wait(hours=2).uniques
    again = tick(desk.now, desk.state)
    resent = desk.take(msgspec.structs.replace(timed, pub_status="usable"))

    assert (unique.event, unique.item.pub_status) == ("release", "usable")
    assert again.uniques == (unique,)
    assert resent.outcome == "stale"


def test_tick_embargoed_update_of_published_item_is_update():
    """Even if another agency sent the same text meanwhile."""
    desk = Desk()
    desk.take(FIRST)
    desk.take(msgspec.structs.replace(NEXT, embargoed_until=LATER))
    desk.take(item("copy", agency="Agency B", body=NEXT.body))

    (unique,) = desk.wait(hours=3).uniques

    assert (unique.event, unique.revision) == ("update", 2)
    assert unique.changed == ("body",)


def test_judge_repeated_held_source_is_held_after_release():
    desk = Desk()
    desk.take(EMBARGOED)
    desk.wait(hours=3)

    desk.check_repeats()


def test_story_without_items_is_removed():
    desk = Desk()
    desk.take(FIRST)
    desk.take(COPY)
    desk.take(
        msgspec.structs.replace(
            COPY, body="A lighthouse keeper in the north writes poems there."
        )
    )

    assert all(story.members for story in desk.state.stories.values())
    assert {
        member.uri
        for story in desk.state.stories.values()
        for member in story.members
    } == {"kestwick", "copy"}


def test_tick_withheld_item_without_time_is_not_released():
    desk = Desk()
    desk.take(item(pub_status="withheld"))

    assert desk.wait(days=2).uniques == ()
    assert desk.take(FIRST).uniques[0].event == "release"


def test_tick_repeated_releases_same_record():
    desk = Desk()
    desk.take(EMBARGOED)
    first = desk.wait(hours=3)

    again = tick(desk.now, desk.state)

    assert again.uniques == first.uniques
    assert desk.wait(minutes=5).uniques == ()


def test_judge_held_item_sends_no_record():
    desk = Desk()

    verdict = desk.take(
        msgspec.structs.replace(PICTURE, embargoed_until=LATER)
    )

    assert (verdict.uniques, verdict.duplicates, verdict.captions) == (
        (), (), (),
    )  # fmt: skip


def test_tick_releases_newest_held_version():
    desk = Desk()
    desk.take(EMBARGOED)
    desk.take(msgspec.structs.replace(NEXT, embargoed_until=LATER))

    (unique,) = desk.wait(hours=3).uniques

    assert "twelve" in unique.item.body


def test_tick_released_copy_is_duplicate():
    desk = Desk()
    desk.take(EMBARGOED)
    desk.take(COPY)

    verdict = desk.wait(hours=3)

    assert verdict.uniques == ()
    assert verdict.duplicates[0].duplicate_of == "copy"


def test_judge_changed_text_with_same_version_raises_alarm():
    desk = Desk()
    desk.take(FIRST)

    verdict = desk.take(item(version="1", body="Other words altogether."))

    assert [alarm.kind for alarm in verdict.alarms] == ["silent_change"]


def test_judge_sequence_gap_raises_alarm_with_range():
    desk = Desk()
    desk.take(item("a", sequence="0411"))

    verdict = desk.take(item("b", sequence="0415", body="Another story."))

    assert [alarm.detail["missing"] for alarm in verdict.alarms] == ["412-414"]


@pytest.mark.parametrize("numbers", [("9999", "0001"), ("12", "11")])
def test_judge_sequence_wrapped_or_late_raises_no_alarm(numbers):
    desk = Desk()

    alarms = [desk.take(item(number, sequence=number,
                             body=f"Story {number} here.")).alarms
              for number in numbers]  # fmt: skip

    assert alarms == [(), ()]


def test_captions_of_same_picture_share_one_record():
    desk = Desk()
    desk.take(PICTURE)

    (record,) = desk.take(
        item("two", body="Something else happened in the hills today.",
             captions=(Caption("FILE PHOTO: Boats at the quay [Agency A]",
                               occurrences=2),))
    ).captions  # fmt: skip

    assert record.occurrences == 3
    assert [use.uri for use in record.items] == ["kestwick", "two"]


def test_captions_of_two_pictures_have_two_records():
    desk = Desk()
    shots = (Caption("Boats at the quay"), Caption("A diver at the channel"))

    records = desk.take(item(captions=shots)).captions

    assert len(records) == 2


def test_pickup_has_first_agency_and_hours():
    desk = Desk()
    desk.take(FIRST)
    desk.now += timedelta(hours=3)

    (copy,) = desk.take(COPY).duplicates

    assert [(member.agency, member.hours) for member in copy.pickup] == [
        ("Agency A", 0.0),
        ("Agency B", 3.02),
    ]


def test_tick_expires_entries_older_than_every_window():
    desk = Desk()
    desk.take(FIRST)
    desk.now += timedelta(days=40)
    desk.take(item("new", body="A wholly different text about other things."))

    desk.wait(minutes=1)

    assert list(desk.state.texts) == ["en|new"]
    assert list(desk.state.chains) == ["en|new"]
