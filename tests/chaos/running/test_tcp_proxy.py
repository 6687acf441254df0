import asyncio
from contextlib import suppress

import pytest

from tests.chaos.running.tcp_proxy import TcpProxy


@pytest.fixture
async def proxy():
    async def echo(reader, writer):
        while data := await reader.read(100):
            writer.write(data)
        writer.close()

    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    proxy = TcpProxy(server.sockets[0].getsockname()[1])
    proxy.start()
    yield proxy
    await asyncio.to_thread(proxy.close)
    server.close()


@pytest.fixture
async def connect(proxy):
    writers = []

    async def open_one():
        reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
        writers.append(writer)
        return reader, writer

    yield open_one
    for writer in writers:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()


async def say(connection, word, within=2.0):
    """Send a word; return what comes back, None if nothing does."""
    reader, writer = connection
    writer.write(word)
    try:
        return await asyncio.wait_for(reader.read(100), within)
    except TimeoutError:
        return None
    except ConnectionError:
        return b""


async def test_proxy_forwards_in_both_directions(connect):
    connection = await connect()

    assert await say(connection, b"one") == b"one"
    assert await say(connection, b"two") == b"two"


async def test_cut_closes_connections_and_refuses_new_ones(proxy, connect):
    before = await connect()
    await say(before, b"one")

    await asyncio.to_thread(proxy.cut)
    during = await connect()

    assert await say(before, b"two") == b""
    assert await say(during, b"three") == b""
    proxy.heal()
    after = await connect()
    assert await say(after, b"four") == b"four"


async def test_delay_holds_data_back(proxy, connect):
    connection = await connect()
    await say(connection, b"one")

    proxy.delay(0.6)

    assert await say(connection, b"two", within=0.3) is None
    proxy.heal()
    assert await say(connection, b"", within=2.0) == b"two"


async def test_half_open_answers_nothing_and_resets_after_healing(
    proxy, connect
):
    before = await connect()
    await say(before, b"one")

    await asyncio.to_thread(proxy.half_open)
    during = await connect()

    assert await say(before, b"two", within=0.3) is None
    assert await say(during, b"three", within=0.3) is None
    proxy.heal()
    assert await say(before, b"four") == b""
    assert await say(during, b"five") == b""
    after = await connect()
    assert await say(after, b"six") == b"six"
