"""A poller process beside the embedded broker takes dropped files."""

import pytest

from extractors.output.codec import encode
from streams.kafka.topics import FEEDS, POLLS, RAW
from streams.local.embedded_broker import embedded_broker
from streams.records import FeedRegistration
from tests.kafka.reading import publish, read, wait_for
from tests.kafka.workers import Deployment

STORY = "Ferry returns\n\nThe ferry came back to Ellery on Monday.\n"


@pytest.fixture
def broker():
    with embedded_broker() as address:
        yield address


@pytest.mark.broker
async def test_a_dropped_file_reaches_the_raw_topic(broker, tmp_path):
    pier = tmp_path / "drop" / "pier"
    pier.mkdir(parents=True)
    (pier / "story.txt").write_text(STORY)
    feed = FeedRegistration("pier", "pier", language="en", transport="drop")
    desk = Deployment(broker, "dropped.", tmp_path)
    await desk.create_topics()
    await publish(desk.settings, [(b"pier", encode(feed))], FEEDS)

    async def taken():
        moved = (pier / "done" / "story.txt").exists()
        return await read(desk.settings, RAW) if moved else None

    desk.start("poller", COPYDESK_DROP_DIR=str(tmp_path / "drop"))
    try:
        raw = await wait_for(taken, 60.0)
        polls = await read(desk.settings, POLLS)
    finally:
        await desk.stop()

    assert [one.json["feed"] for one in raw] == ["pier"]
    assert raw[0].json["mediaType"] == "text/plain"
    assert not (pier / "story.txt").exists()
    assert polls == []
