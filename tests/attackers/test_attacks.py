"""No attack of a feed server costs a poller more than a bound."""

import pytest

from streams.config.settings import Settings
from tests.attackers.attacks import ATTACKS
from tests.attackers.costs import TIMEOUT, hostile_server, measure

pytestmark = pytest.mark.slow

CPU = 10.0
"""CPU seconds of one poll. The largest document that is not refused takes
most; a bomb takes .1."""
BLOCKED = 1.0
"""CPU seconds for which the event loop may stand still."""
ASKED = 60_000
"""Bytes: six requests, each with an address of 8 KB at most."""
ELAPSED = 60.0
"""Seconds by the clock, on a machine that does other work too."""
ENDS = {
    "cookies": "not-a-feed",
    "endless chunk extension": "bad-http",
    "endless interim responses": "bad-http",
    "200,000 items": "too-large",
    "1,000,000 empty items": "too-large",
    "much around many items": "too-large",
    "zstd bomb": "too-large",
}


@pytest.fixture(scope="module")
def port():
    with hostile_server() as port:
        yield port


@pytest.mark.parametrize("name", ATTACKS)
async def test_attack_costs_no_more_than_its_bound(name, port):
    cost = await measure(name, port)

    assert cost.ended == ENDS.get(name, cost.ended)
    assert not cost.ended.endswith("items"), "published"
    assert cost.cpu < CPU
    assert cost.blocked < BLOCKED
    assert cost.asked < ASKED
    assert cost.held <= Settings().fetch_max_bytes
    assert cost.seconds < TIMEOUT + ELAPSED
