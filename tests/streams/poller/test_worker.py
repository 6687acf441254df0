"""A poller process with the embedded broker reads a drop folder."""

import pytest

from extractors.output.codec import encode
from streams.kafka.topics import FEEDS, POLLS, RAW
from streams.local.embedded_broker import embedded_broker
from streams.records import FeedRegistration
from tests.kafka.topic_io import publish, read, wait_for
from tests.kafka.workers import Deployment

STORY = "Ferry returns\n\nThe ferry came back to Ellery on Monday.\n"


@pytest.fixture
def broker():
    with embedded_broker() as address:
        yield address


@pytest.mark.broker
async def test_file_in_a_drop_folder_reaches_the_raw_topic(broker, tmp_path):
    pier = tmp_path / "drop" / "pier"
    pier.mkdir(parents=True)
    (pier / "story.txt").write_text(STORY)
    feed = FeedRegistration("pier", "pier", language="en", transport="drop")
    desk = Deployment(broker, "dropped.", tmp_path)
    await desk.create_topics()
    await publish(desk.settings, [(b"pier", encode(feed))], FEEDS)

    async def read_raw():
        moved = (pier / "done" / "story.txt").exists()
        return await read(desk.settings, RAW) if moved else None

    desk.start("poller", COPYDESK_DROP_DIR=str(tmp_path / "drop"))
    try:
        raw = await wait_for(read_raw, 60.0)
        polls = await read(desk.settings, POLLS)
    finally:
        await desk.stop()

    assert [record.json["feed"] for record in raw] == ["pier"]
    assert raw[0].json["mediaType"] == "text/plain"
    assert not (pier / "story.txt").exists()
    assert polls == []
