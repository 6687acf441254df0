"""``/readyz`` is 503 until a desk has its partitions and has caught up."""

import asyncio
import json

import pytest

from tests.kafka.raw_items import demo_items
from tests.kafka.topic_io import publish, wait_for_outcomes

WAITING = 60


@pytest.mark.kafka
async def test_readyz_of_desk_is_200_after_catching_up(kafka_deployment):
    sources = await publish(
        kafka_deployment.settings, demo_items(range(WAITING))
    )
    desk = kafka_deployment.start("desk", COPYDESK_READY_LAG="5")

    answers = []
    while not answers or answers[-1][0] != 200:
        answers.append(await asyncio.to_thread(desk.readiness))
        assert desk.process.poll() is None, desk.read_log()
        await asyncio.sleep(0.02)

    bodies = [json.loads(body) for status, body in answers if status]
    behind = [body["behind"] for body in bodies if body["behind"] is not None]
    assert (bodies[0]["ready"], bodies[0]["behind"]) == (False, None)
    assert bodies[-1]["kafka"]
    assert max(behind) > 5
    assert behind[-1] <= 5
    await wait_for_outcomes(kafka_deployment, sources, 60)
