"""What the stories step gets of copies and of killed copies."""

from datetime import UTC, datetime, timedelta

from extractors.output.codec import decode
from streams.desk.dedupe.step import dedupe_item, dedupe_tick
from streams.desk.dedupe.verdict import apply
from streams.desk.state.state import dict_state
from streams.kafka.topics import STORY_REPORTS
from streams.records import Clean, StoryReport
from tests.streams.desk.dedupe.test_agent import item

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def judge(state, *items):
    """Put items through the step; return the reports of copies."""
    reports = []
    for number, entry in enumerate(items):
        output = dedupe_item(Clean(entry, f"raw-0:{number}"), state)
        apply(output.verdict, state)
        reports += reports_of(output)
    return reports


def reports_of(output):
    return [
        decode(record.value, StoryReport)
        for record in output.records
        if record.topic is STORY_REPORTS
    ]


def test_copy_is_reported_without_words():
    (report,) = judge(
        dict_state(), item("first", lane="en"),
        item("copy", agency="Agency B", lane="en"),
    )  # fmt: skip

    assert report.event == "copy"
    assert report.copy_of == item("first").uri
    assert (report.agency, report.lane) == ("Agency B", "en")
    assert report.headline == ""


def test_killed_copy_is_reported_as_killed():
    reports = judge(
        dict_state(), item("first", lane="en"),
        item("copy", agency="Agency B", lane="en"),
        item("first", lane="en", pub_status="canceled"),
    )  # fmt: skip

    assert [report.event for report in reports] == ["copy", "kill"]
    assert reports[1].uri == item("copy").uri


def test_copy_that_a_tick_releases_has_its_lane():
    state = dict_state()
    due = NOON + timedelta(hours=3)
    judge(
        state, item("first", lane="en"),
        item("copy", lane="en", embargoed_until=due, pub_status="withheld"),
    )  # fmt: skip

    (report,) = reports_of(dedupe_tick(due, "tick", state))

    assert (report.event, report.lane) == ("copy", "en")
