"""Real files in a temporary drop directory."""

import os

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
    """Keep the records that are sent; refuse them while ``shut``."""

    def __init__(self):
        self.records, self.shut = [], False

    async def send(self, records):
        if self.shut:
            raise KafkaTimeoutError
        self.records.extend(records)


@pytest.fixture
def directory(tmp_path):
    path = tmp_path / "pier"
    path.mkdir()
    return path


@pytest.fixture
def outbox():
    return Outbox()


@pytest.fixture
def drop(tmp_path, outbox):
    return DropFolder(tmp_path, outbox, 10_000, Clock())


def letters(outbox):
    return [
        msgspec.json.decode(record.value, type=DeadLetter)
        for record in outbox.records
        if record.topic is DEADLETTERS
    ]


async def scan(drop, feed=FEED, count=2):
    return [await drop.scan([feed]) for _ in range(count)]


async def test_unchanged_file_becomes_raw_items_and_is_moved(
    directory, outbox, drop
):
    (directory / "top.rss").write_text(RSS)
    (directory / "story.txt").write_text(STORY)

    assert await scan(drop, count=3) == [0, 2, 0]

    items = [
        msgspec.json.decode(record.value, type=RawItem)
        for record in outbox.records
    ]
    assert {record.topic for record in outbox.records} == {RAW}
    assert [item.media_type for item in items].count("text/plain") == 1
    assert len(items) == 3
    assert all(record.key for record in outbox.records)
    assert {(item.feed, item.agency, item.lane) for item in items} == {
        ("pier", "North Harbour", "en")
    }
    assert sorted(path.name for path in (directory / "done").iterdir()) == [
        "story.txt",
        "top.rss",
    ]
    assert [path.name for path in directory.iterdir()] == ["done"]


async def test_growing_file_is_not_processed(directory, outbox, drop):
    path = directory / "story.txt"
    for end in range(10, len(STORY), 10):
        path.write_text(STORY[:end])
        assert await drop.scan([FEED]) == 0
    path.write_text(STORY)

    assert await scan(drop) == [0, 1]
    assert len(outbox.records) == 1
    raw = msgspec.json.decode(outbox.records[0].value, type=RawItem)
    assert raw.body == STORY.encode()


async def test_unfinished_file_is_processed_after_rename(
    directory, outbox, drop
):
    (directory / "story.txt.part").write_text(STORY)
    (directory / ".story").write_text(STORY)
    assert await scan(drop, count=3) == [0, 0, 0]

    (directory / "story.txt.part").rename(directory / "story.txt")

    assert await scan(drop) == [0, 1]
    assert len(outbox.records) == 1


async def test_file_without_ack_is_not_moved(directory, outbox, drop):
    (directory / "story.txt").write_text(STORY)
    (directory / "bad.rss").write_text("<rss")
    outbox.shut = True
    assert await scan(drop, count=3) == [0, 0, 0]
    assert len(list(directory.iterdir())) == 2

    outbox.shut = False

    assert await scan(drop, count=1) == [2]
    assert (directory / "done" / "story.txt").exists()


@pytest.mark.parametrize(
    ("name", "body", "kept"),
    [
        ("bad.rss", b"<rss", b"<rss"),
        ("large.txt", b"x" * 20_000, b""),
    ],
)
async def test_bad_file_becomes_dead_letter_and_others_are_processed(
    directory, outbox, drop, name, body, kept
):
    (directory / name).write_bytes(body)
    (directory / "story.txt").write_text(STORY)

    assert await scan(drop) == [0, 2]

    (letter,) = letters(outbox)
    assert (letter.feed, letter.value) == ("pier", kept)
    assert name in letter.error
    assert (directory / "failed" / name).exists()
    assert (directory / "done" / "story.txt").exists()


async def test_second_file_of_same_name_is_kept_too(directory, drop):
    for text in (STORY, STORY + "\nMore.\n"):
        (directory / "story.txt").write_text(text)
        await scan(drop)

    assert len(list((directory / "done").iterdir())) == 2


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
async def test_paths_outside_paused_and_other_feeds_are_ignored(
    tmp_path, directory, change
):
    root = tmp_path / "root"
    (root / "pier").mkdir(parents=True)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "a.txt").write_text(STORY)
    (root / "pier" / "a.txt").write_text(STORY)
    (root / "pier" / "link.txt").symlink_to(tmp_path / "outside" / "a.txt")
    outbox = Outbox()
    drop = DropFolder(root, outbox, 10_000, Clock())

    await scan(drop, msgspec.structs.replace(FEED, **change))

    assert outbox.records == []
    assert (tmp_path / "outside" / "a.txt").exists()


async def test_file_name_that_is_not_utf_8_stops_no_other_file(
    directory, outbox, drop
):
    (directory / os.fsdecode(b"caf\xe9.rss")).write_bytes(b"<rss")
    (directory / "story.txt").write_text(STORY)

    assert await scan(drop) == [0, 2]

    (letter,) = letters(outbox)
    assert "caf?.rss" in letter.error
    assert (directory / "done" / "story.txt").exists()


def block_moves(directory):
    """Put a link to nowhere where files are moved to."""
    for name in ("done", "failed"):
        (directory / name).symlink_to(directory / "nowhere" / name)


async def test_file_whose_move_fails_is_sent_once(directory, outbox, drop):
    (directory / "story.txt").write_text(STORY)
    (directory / "bad.rss").write_bytes(b"<rss")
    block_moves(directory)

    assert await scan(drop, count=4) == [0, 0, 0, 0]
    topics = {record.topic for record in outbox.records}
    assert topics == {RAW, DEADLETTERS}
    assert len(outbox.records) == 2

    (directory / "done").unlink()
    (directory / "failed").unlink()
    assert await scan(drop) == [2, 0]
    assert len(outbox.records) == 2
    assert (directory / "done" / "story.txt").exists()
    assert (directory / "failed" / "bad.rss").exists()


async def test_file_that_changes_after_a_failed_move_is_sent_again(
    directory, outbox, drop
):
    (directory / "story.txt").write_text(STORY)
    block_moves(directory)
    await scan(drop)

    (directory / "story.txt").write_text(STORY + "\nMore.\n")
    await scan(drop)

    assert len(outbox.records) == 2


async def test_link_that_replaces_a_file_is_not_read(
    tmp_path, directory, outbox, drop
):
    secret = tmp_path / "secret.txt"
    secret.write_text(STORY)
    path = directory / "story.txt"
    path.write_text(STORY)
    await scan(drop, count=1)
    files = drop._list_files(FEED)
    path.unlink()
    path.symlink_to(secret)

    assert await drop._process_unchanged(FEED, files) == 0

    assert outbox.records == []


@pytest.mark.parametrize("url", ["a\0b", "x" * 5000])
async def test_directory_that_cannot_be_read_stops_no_other_feed(
    directory, outbox, drop, url
):
    (directory / "story.txt").write_text(STORY)
    bad = msgspec.structs.replace(FEED, feed="bad", url=url)

    assert [await drop.scan([bad, FEED]) for _ in range(2)] == [0, 1]
