"""A source that is judged again behind later ones changes no last value."""

from datetime import timedelta

import pytest

from extractors.model.item import Caption
from tests.streams.desk.dedupe.desk import START, STORY, Desk, item

QUAY = Caption("Boats lie on the quay of Kestwick after the storm")


MORE = (
    "\n\nTwo cranes from Aldmouth lifted the last of the sunken boats on"
    " Sunday evening, while a crowd of some four hundred watched."
)


def reprint(number, body):
    return item(uri=f"reprint-{number}", agency="Agency B", body=body)


@pytest.mark.parametrize(
    "items",
    [
        pytest.param(
            [
                item(uri="first", body=STORY),
                item(uri="first", version="2", body=STORY + MORE),
                reprint(1, STORY),
                reprint(2, STORY + MORE),
                reprint(3, STORY + MORE),
            ],
            id="reprints of one agency that join one chain",
        ),
        pytest.param(
            [
                item(uri="a", captions=(QUAY,)),
                item(uri="b", agency="Agency B", captions=(QUAY,)),
                item(uri="c", agency="Agency C", captions=(QUAY, QUAY)),
            ],
            id="one caption of three items",
        ),
    ],
)
def test_repeat_behind_later_sources_leaves_the_last_values(items):
    desk = Desk()
    for news in items:
        desk.take(news)

    desk.check_repeats()


def test_repeat_behind_a_release_leaves_the_last_value():
    desk = Desk()
    at = START + timedelta(minutes=20)
    desk.take(item(uri="first"))
    desk.take(item(uri="second"))
    desk.take(item(uri="second", embargoed_until=at))
    released = desk.wait(minutes=30)
    desk.take(item(uri="second", pub_status="withheld"))

    assert [duplicate.uri for duplicate in released.duplicates] == ["second"]
    desk.check_repeats()
