"""``/readyz`` says no until a desk has its partitions and has caught up."""

import asyncio
import json

from tests.kafka.reading import publish, settled, trickle

WAITING = 60


async def test_a_desk_is_ready_once_it_has_caught_up(deployment):
    sources = await publish(deployment.settings, trickle(range(WAITING)))
    desk = deployment.start("desk", COPYDESK_READY_LAG="5")

    heard = []
    while not heard or heard[-1][0] != 200:
        heard.append(await asyncio.to_thread(desk.readiness))
        assert desk.process.poll() is None, desk.said()
        await asyncio.sleep(0.02)

    said = [json.loads(body) for status, body in heard if status]
    behind = [one["behind"] for one in said if one["behind"] is not None]
    assert said[0] == {"ready": False, "behind": None}
    assert max(behind) > 5
    assert behind[-1] <= 5
    await settled(deployment, sources, 60)
