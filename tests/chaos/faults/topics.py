"""Faults of topics: a lag to be worked off, and unread records deleted."""

import asyncio

import msgspec
from aiokafka import TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, RecordsToDelete

from streams.kafka.topics import RAW, full_name
from tests.chaos.faults.fault import Act
from tests.chaos.running.loads import ItemsLoad
from tests.chaos.running.trial import Trial
from tests.kafka.group_offsets import committed_offsets
from tests.kafka.topic_io import ConsumedRecord, read, wait_for

__all__ = [
    "check_deletion_is_reported",
    "delete_unread",
    "pause_desks",
    "start_desks",
    "with_lag",
]

COMMITTED_WITHIN = 120.0
REPORTED = '"records deleted unread"'


async def pause_desks(trial: Trial) -> None:
    """
    Stop all desks (SIGTERM) once each partition has a commit; replace none.

    Without a commit, a group begins with the first record that there is. So
    it cannot know of records that were there before.
    """
    settings = trial.deployment.settings

    async def all_committed() -> bool:
        name = full_name(RAW, settings)
        committed = await committed_offsets(settings)
        return all(
            TopicPartition(name, number) in committed
            for number in range(settings.partitions)
        )

    await wait_for(all_committed, COMMITTED_WITHIN)
    slots = trial.of("desk")
    await asyncio.gather(*map(trial.remove, slots))
    for slot in slots:
        slot.is_paused = True


async def start_desks(trial: Trial) -> None:
    """Start all desks again that were stopped."""
    for slot in trial.slots:
        if slot.is_paused:
            trial.launch(slot)


def with_lag(count: int) -> Act:
    """Return the act that stops all desks and publishes so many items."""

    async def act(trial: Trial) -> None:
        await pause_desks(trial)
        assert isinstance(trial.load, ItemsLoad)
        trial.load.send_at_once(count)

    return act


async def delete_unread(trial: Trial) -> None:
    """Delete half of what no desk has read, then start the desks."""
    settings, load = trial.deployment.settings, trial.load
    assert isinstance(load, ItemsLoad)
    committed = await committed_offsets(settings)
    raw, name = await read(settings, RAW), full_name(RAW, settings)
    kept, before = {}, {}
    for number in range(settings.partitions):
        tp = TopicPartition(name, number)
        offsets = [
            offset
            for partition, offset in map(_place, raw)
            if partition == number and offset >= committed.get(tp, 0)
        ]
        if len(offsets) > 1:
            before[tp] = committed.get(tp, 0)
            kept[tp] = offsets[len(offsets) // 2]
    assert kept, "no partition has unread records"
    for record in raw:
        partition, offset = _place(record)
        tp = TopicPartition(name, partition)
        if tp in kept and offset < kept[tp]:
            trial.deleted.append(record)
            if offset >= before[tp]:
                load.deleted.add(record.source)
    await _delete(trial, kept)
    await start_desks(trial)


async def check_deletion_is_reported(trial: Trial) -> None:
    """Check that the logs name the records that were deleted unread."""
    assert isinstance(trial.load, ItemsLoad)
    reported = {
        f"{line['topic']}-{line['partition']}:{offset}"
        for worker in trial.deployment.workers
        for text in worker.read_log().splitlines()
        if REPORTED in text
        for line in [msgspec.json.decode(text)]
        for offset in range(line["first"], line["last"] + 1)
    }
    differ = sorted(reported ^ trial.load.deleted)
    assert not differ, f"{len(reported)} reported, {len(differ)}: {differ}"


async def _delete(trial: Trial, kept: dict[TopicPartition, int]) -> None:
    admin = AIOKafkaAdminClient(
        bootstrap_servers=trial.deployment.settings.broker
    )
    await admin.start()
    try:
        await admin.delete_records(
            {tp: RecordsToDelete(offset) for tp, offset in kept.items()}
        )
    finally:
        await admin.close()


def _place(record: ConsumedRecord) -> tuple[int, int]:
    topic_partition, _, offset = record.source.rpartition(":")
    return int(topic_partition.rpartition("-")[2]), int(offset)
