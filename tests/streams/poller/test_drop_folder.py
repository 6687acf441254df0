"""Dropped files, real ones in a directory of the test's own."""

import msgspec
import pytest
from aiokafka.errors import KafkaTimeoutError

from extractors.model.raw import RawItem
from streams.kafka.topics import DEADLETTERS, RAW
from streams.poller.drop_folder import DropFolder
from streams.records import DeadLetter, FeedRegistration
from tests.streams.poller.conftest import Clock

FEED = FeedRegistration(
    "pier", "pier", agency="North Harbour", language="en", transport="drop"
)
STORY = "Ferry returns\n\nThe ferry came back to Ellery on Monday.\n"
RSS = (
    '<rss version="2.0"><channel><title>x</title>'
    "<item><guid>1</guid><title>One</title></item>"
    "<item><guid>2</guid><title>Two</title></item></channel></rss>"
)


class Outbox:
    """Keeps what is sent; refuses it while it is shut."""

    def __init__(self):
        self.records, self.shut = [], False

    async def send(self, records):
        if self.shut:
            raise KafkaTimeoutError
        self.records.extend(records)


@pytest.fixture
def place(tmp_path):
    directory = tmp_path / "pier"
    directory.mkdir()
    return directory


@pytest.fixture
def outbox():
    return Outbox()


@pytest.fixture
def drop(tmp_path, outbox):
    return DropFolder(tmp_path, outbox, 10_000, Clock())


async def beats(drop, feed=FEED, count=2):
    return [await drop.beat([feed]) for _ in range(count)]


async def test_a_file_becomes_raw_items_and_is_moved(place, outbox, drop):
    (place / "top.rss").write_text(RSS)
    (place / "story.txt").write_text(STORY)

    assert await beats(drop, count=3) == [0, 2, 0]

    items = [
        msgspec.json.decode(r.value, type=RawItem) for r in outbox.records
    ]
    assert {r.topic for r in outbox.records} == {RAW}
    assert [one.media_type for one in items].count("text/plain") == 1
    assert len(items) == 3
    assert all(r.key for r in outbox.records)
    assert {(i.feed, i.agency, i.lane) for i in items} == {
        ("pier", "North Harbour", "en")
    }
    assert sorted(p.name for p in (place / "done").iterdir()) == [
        "story.txt",
        "top.rss",
    ]
    assert [p.name for p in place.iterdir()] == ["done"]


async def test_a_file_being_written_is_not_taken(place, outbox, drop):
    path = place / "story.txt"
    for end in range(10, len(STORY), 10):
        path.write_text(STORY[:end])
        assert await drop.beat([FEED]) == 0
    path.write_text(STORY)

    assert await beats(drop) == [0, 1]
    assert len(outbox.records) == 1
    raw = msgspec.json.decode(outbox.records[0].value, type=RawItem)
    assert raw.body == STORY.encode()


async def test_a_file_renamed_into_its_place_is_taken(place, outbox, drop):
    (place / "story.txt.part").write_text(STORY)
    (place / ".story").write_text(STORY)
    assert await beats(drop, count=3) == [0, 0, 0]

    (place / "story.txt.part").rename(place / "story.txt")

    assert await beats(drop) == [0, 1]
    assert len(outbox.records) == 1


async def test_nothing_moves_before_the_ack(place, outbox, drop):
    (place / "story.txt").write_text(STORY)
    (place / "bad.rss").write_text("<rss")
    outbox.shut = True
    assert await beats(drop, count=3) == [0, 0, 0]
    assert len(list(place.iterdir())) == 2

    outbox.shut = False

    assert await beats(drop, count=1) == [2]
    assert (place / "done" / "story.txt").exists()


@pytest.mark.parametrize(
    ("name", "body", "kept"),
    [
        ("bad.rss", b"<rss", b"<rss"),
        ("large.txt", b"x" * 20_000, b""),
    ],
)
async def test_what_cannot_be_taken_fails_alone(
    place, outbox, drop, name, body, kept
):
    (place / name).write_bytes(body)
    (place / "story.txt").write_text(STORY)

    assert await beats(drop) == [0, 2]

    letters = [r for r in outbox.records if r.topic is DEADLETTERS]
    letter = msgspec.json.decode(letters[0].value, type=DeadLetter)
    assert (letter.feed, letter.value) == ("pier", kept)
    assert name in letter.error
    assert (place / "failed" / name).exists()
    assert (place / "done" / "story.txt").exists()


async def test_two_files_of_one_name_are_both_kept(place, drop):
    for text in (STORY, STORY + "\nMore.\n"):
        (place / "story.txt").write_text(text)
        await beats(drop)

    assert len(list((place / "done").iterdir())) == 2


@pytest.mark.parametrize(
    "change",
    [
        {"url": "../outside"},
        {"url": "/etc"},
        {"url": "missing"},
        {"paused": True},
        {"transport": "http"},
    ],
)
async def test_other_places_are_left_alone(tmp_path, place, change):
    root = tmp_path / "root"
    (root / "pier").mkdir(parents=True)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "a.txt").write_text(STORY)
    (root / "pier" / "a.txt").write_text(STORY)
    (root / "pier" / "link.txt").symlink_to(tmp_path / "outside" / "a.txt")
    outbox = Outbox()
    drop = DropFolder(root, outbox, 10_000, Clock())

    await beats(drop, msgspec.structs.replace(FEED, **change))

    assert outbox.records == []
    assert (tmp_path / "outside" / "a.txt").exists()
