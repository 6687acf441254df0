"""``/healthz`` and ``/readyz`` of a Faust app that is not started."""

import faust
import pytest
from aiohttp.test_utils import TestClient, TestServer

from streams import clock
from streams.config.settings import Settings
from streams.runtime.app import web_app
from streams.runtime.health import serve_health
from streams.runtime.reachability.answers import SILENCE
from streams.runtime.reachability.observer import answers_of, observe_answers

MAX_LAG = 10


class Lag:
    """The number of waiting records; a test sets it."""

    waiting = 0

    def __call__(self):
        return self.waiting


@pytest.fixture
def lag():
    return Lag()


@pytest.fixture
def app(lag):
    app = faust.App("health", broker="kafka://127.0.0.1:1", autodiscover=False)
    observe_answers(app, Settings())
    serve_health(app, MAX_LAG, lag)
    return app


@pytest.fixture
async def assigned(app):
    """Let Kafka answer, and assign partitions."""
    answers_of(app).note_answer(clock.seconds())
    await app.on_partitions_assigned.send(set())


async def get(app, path):
    async with TestClient(TestServer(web_app(app))) as client:
        response = await client.get(path)
        return response.status, await response.json()


async def test_healthz_running_worker_is_alive(app):
    assert await get(app, "/healthz") == (200, {"alive": True})


async def test_healthz_crashed_worker_is_not_alive(app):
    app._crashed.set()

    assert await get(app, "/healthz") == (200, {"alive": False})


async def test_readyz_before_first_assignment_is_not_ready(app):
    assert await get(app, "/readyz") == (
        503, {"ready": False, "behind": None, "kafka": False},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("waiting", "status"),
    [(0, 200), (MAX_LAG, 200), (MAX_LAG + 1, 503), (None, 503)],
)
async def test_readyz_after_assignment_depends_on_lag(
    app, lag, assigned, waiting, status
):
    lag.waiting = waiting

    assert await get(app, "/readyz") == (
        status, {"ready": status == 200, "behind": waiting, "kafka": True},
    )  # fmt: skip


@pytest.mark.parametrize("state", ["rebalancing", "in_recovery"])
async def test_readyz_in_rebalance_or_recovery_is_not_ready(
    app, assigned, state
):
    setattr(app, state, True)

    assert (await get(app, "/readyz"))[0] == 503


async def test_readyz_while_kafka_is_away_is_not_ready(app, assigned):
    answers_of(app).note_answer(clock.seconds() - SILENCE)

    assert await get(app, "/readyz") == (
        503, {"ready": False, "behind": None, "kafka": False},
    )  # fmt: skip


async def test_readyz_when_kafka_answers_again_is_ready(app, assigned):
    answers_of(app).note_answer(clock.seconds() - SILENCE)
    answers_of(app).note_answer(clock.seconds())

    assert (await get(app, "/readyz"))[0] == 200
