"""Publishing statuses of wires and editorial systems."""

import pytest

from extractors.formats.common.pub_status import parse_pub_status


@pytest.mark.parametrize(
    ("stated", "status"),
    [
        ("Recalled", "canceled"),
        ("spiked", "canceled"),
        ("stat:retracted", "canceled"),
        ("http://example.org/status#withdrawn", "canceled"),
        ("On-Hold", "withheld"),
        ("embargo", "withheld"),
        ("draft", "withheld"),
        ("corrected", "usable"),
        ("live", "usable"),
        ("", "usable"),
    ],
)
def test_parse_pub_status_of_a_word_is_one_of_three(stated, status):
    assert parse_pub_status(stated) == status
