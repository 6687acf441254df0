"""Stories through a desk that is killed in between; a plain consumer reads."""

import asyncio
from datetime import timedelta

import msgspec
import pytest

from streams.kafka import admin
from streams.kafka.topics import ITEMS, STORIES, story_sink, topics_for
from tests.kafka.raw_items import item_and_kill
from tests.kafka.topic_io import publish, read, wait_for

ROUTES = '[routes.told]\nstory.status = ["new", "developing"]\n'


def copy_of(item):
    """Return another agency's copy of an item, two minutes later."""
    uri = "urn:newsml:kuestenbote:copy"
    return msgspec.structs.replace(
        item,
        uri=uri,
        feed="kuestenbote",
        agency="Küstenbote",
        body=item.body.replace(item.uri.encode(), uri.encode()),
        fetched_at=item.fetched_at + timedelta(minutes=2),
    )


async def newest(deployment, topic):
    records = await read(deployment.settings, topic)
    return {record.key: record.json for record in records}


@pytest.mark.kafka
async def test_story_with_a_copy_and_a_kill_survives_a_killed_desk(
    kafka_deployment, tmp_path
):
    await admin.create(topics_for(["told"]), kafka_deployment.settings)
    routes = tmp_path / "routes.toml"
    routes.write_text(ROUTES)
    item, kill = item_and_kill()
    copy = copy_of(item)

    async def only_story(check):
        stories = await newest(kafka_deployment, STORIES)
        return stories if any(map(check, stories.values())) else None

    desk = kafka_deployment.start("desk", COPYDESK_ROUTES=str(routes))
    await publish(kafka_deployment.settings, [item, copy])
    before = await wait_for(
        lambda: only_story(lambda story: story.get("copies") == 1), 90
    )
    desk.kill()
    kafka_deployment.start("desk", COPYDESK_ROUTES=str(routes))
    await publish(kafka_deployment.settings, [kill])
    after = await wait_for(
        lambda: only_story(lambda story: not story.get("agencies")), 90
    )

    ((name, story),) = before.items()
    assert [entry["agency"] for entry in story["agencies"]] == [item.agency]
    assert story["headline"]
    killed = after[name]
    assert list(after) == [name]
    assert {member["event"] for member in killed["members"]} == {"kill"}
    assert story["headline"] not in msgspec.json.encode(killed).decode()
    (last,) = (await newest(kafka_deployment, story_sink("told"))).values()
    # No report comes any more, so a tick may have changed the status.
    assert last | {"status": ""} == killed | {"status": ""}
    items = await newest(kafka_deployment, ITEMS)
    assert {entry["copydesk"]["story"] for entry in items.values()} == {name}
    await asyncio.to_thread(kafka_deployment.workers[-1].stop)
