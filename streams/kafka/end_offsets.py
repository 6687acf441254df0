"""Where the partitions of a consumer end."""

import asyncio
from collections.abc import Iterable

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaTimeoutError

__all__ = ["find_end_offsets"]

FETCH_WITHIN = 10.0
POLL_MS = 100


async def find_end_offsets(
    client: AIOKafkaConsumer, tps: Iterable[TopicPartition]
) -> dict[TopicPartition, int]:
    """
    Return the offset behind the last record of each partition.

    A broker is asked for it, and its answer to a fetch of the last records
    is believed where it states more. The embedded broker answers the question
    with the offset behind the *first* record of the last batch, so a reader
    that stops there misses the rest of that batch. In its answers to fetches
    the end (``high watermark``) is right.

    Args:
        client: the partitions are assigned to it. Their positions are
            changed; the caller sets them afterwards.

    Raises:
        KafkaTimeoutError: a partition could not be fetched within 10 s.
    """
    if not (wanted := list(tps)):
        return {}
    ends: dict[TopicPartition, int] = await client.end_offsets(wanted)
    unread = {tp for tp, end in ends.items() if end}
    for tp in unread:
        client.seek(tp, ends[tp] - 1)
    try:
        async with asyncio.timeout(FETCH_WITHIN):
            while unread:
                await client.getmany(*unread, timeout_ms=POLL_MS)
                for tp in list(unread):
                    fetched = client.highwater(tp)
                    if fetched is not None and fetched >= ends[tp]:
                        ends[tp] = fetched
                        unread.remove(tp)
    except TimeoutError as error:
        places = ", ".join(f"{tp.topic}-{tp.partition}" for tp in unread)
        msg = f"{places} could not be fetched within {FETCH_WITHIN:g} s"
        raise KafkaTimeoutError(msg) from error
    return ends
