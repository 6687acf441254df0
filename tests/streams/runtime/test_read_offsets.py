from faust.types import TP

from streams.runtime.read_offsets import ReadOffsets

RAW = TP("wire.raw", 0)
OTHER = TP("wire.feeds", 0)


def test_read_offsets_of_ordered_topics_stay_unknown():
    offsets = ReadOffsets(frozenset({RAW.topic}))

    offsets[RAW], offsets[OTHER] = 7, 7
    offsets.update({RAW: 9})

    assert offsets[RAW] is None
    assert offsets[OTHER] == 7


def test_read_offsets_are_forgotten_when_a_partition_is_revoked():
    offsets = ReadOffsets(frozenset({RAW.topic}))
    offsets[OTHER] = 7

    assert offsets.pop(RAW, None) is None
    assert offsets.pop(OTHER, None) == 7
    assert offsets[OTHER] is None
