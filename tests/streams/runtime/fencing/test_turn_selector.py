"""The function runs after the wait of each turn, before the callbacks."""

import asyncio
import selectors

from streams.runtime.fencing.turn_selector import TurnSelector


def test_turn_selector_calls_before_callbacks():
    calls = []
    selector = TurnSelector(
        selectors.DefaultSelector(), lambda: calls.append("turn")
    )
    loop = asyncio.SelectorEventLoop(selector)

    async def work():
        calls.append("work")
        await asyncio.sleep(0.01)
        calls.append("work")

    try:
        loop.run_until_complete(work())
    finally:
        loop.close()

    assert calls[0] == "turn"
    assert calls[1] == "work"
    assert calls.index("work", 2) > calls.index("turn", 2)
