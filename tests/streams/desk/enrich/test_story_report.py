from datetime import UTC, datetime

from extractors.model.entity import Entity
from extractors.model.item import NewsItem, Subject
from extractors.output.codec import decode
from streams.desk.enrich.story_report import report_version
from streams.kafka.topics import STORY_REPORTS
from streams.records import Decision, StoryJoin, StoryReport, Unique

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
ENTITIES = (
    Entity("geonames:1", "place", "Ellery", salience=0.2),
    Entity("geonames:2", "place", "Quill", salience=0.9),
    Entity("person:ilse-brandt", "person", "Ilse Brandt"),
)


def version(event="new", **fields):
    item = NewsItem(
        **{
            "uri": "urn:t:1", "feed": "tideway", "fetched_at": AT,
            "agency": "Tideway", "language": "en", "lane": "en",
            "headline": "Ferry back", "body": "The ferry is back.",
            "subjects": (Subject("medtop:04000000", "economy"),),
        }
        | fields
    )  # fmt: skip
    unique = Unique(
        item, event, 3, "story", Decision(event), source="raw-0:1",
        joined=StoryJoin(0.8, ("ferry",)),
    )  # fmt: skip
    return report_version(unique, ENTITIES)


def test_report_of_version_has_what_a_story_needs():
    record = version()

    report = decode(record.value, StoryReport)
    assert record.topic is STORY_REPORTS
    assert record.key == b"story"
    assert (report.agency, report.revision) == ("Tideway", 3)
    assert [place.name for place in report.places] == ["Quill", "Ellery"]
    assert [person.id for person in report.people] == ["person:ilse-brandt"]
    assert [subject.id for subject in report.subjects] == ["medtop:04000000"]
    assert "geonames:1" in report.terms
    assert report.joined.terms == ("ferry",)


def test_report_of_kill_has_no_words():
    record = version("kill", pub_status="canceled")

    report = decode(record.value, StoryReport)
    assert report.event == "kill"
    assert report.headline == ""
    assert report.terms == report.places == ()


def test_report_without_agency_names_the_supplier():
    report = decode(version(agency="", provider="").value, StoryReport)

    assert report.agency == "tideway"
