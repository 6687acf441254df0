"""One notice under the headlines of several stories is no copy."""

import pytest

from tests.streams.desk.dedupe.desk import STORY, Desk, item

NOTICE = (
    "The reading room behind this door is closed to callers from abroad. Ring "
    "the bell between nine and noon, or leave a card with the porter, who "
    "will pass it on to the desk. A card without a return address is thrown "
    "away at the end of the week."
)
NOTICE_JA = (
    "ただいまこの先へはお進みいただけません。時間をおいてからもう一度お試しくだ"
    "さい。ご不便をおかけしますことを深くおわびいたします。"
)
DOCK, STORM = "Ferry dock to shut in June", "Storm tears off school roof"
DOCK_JA, STORM_JA = "桟橋を六月に閉鎖", "台風で校舎が壊れる"


def outcomes(*told, same_feed=False):
    desk = Desk()
    return [
        desk.take(
            item(
                f"item-{number}",
                feed="feed" if same_feed else f"feed-{number}",
                agency="Agency" if same_feed else f"Agency {number}",
                headline=headline,
                body=body,
                lane="all",
            )
        ).outcome
        for number, (headline, body) in enumerate(told)
    ]


@pytest.mark.parametrize(
    ("first", "second", "notice"),
    [(DOCK, STORM, NOTICE), (DOCK_JA, STORM_JA, NOTICE_JA)],
)
@pytest.mark.parametrize("same_feed", [True, False])
def test_judge_notice_under_other_headline_is_an_item(
    first, second, notice, same_feed
):
    told = (first, notice), (second, notice)

    assert outcomes(*told, same_feed=same_feed) == ["item", "item"]


def test_judge_nearly_equal_notice_under_other_headline_is_an_item():
    near = NOTICE.replace("porter", "guard")

    assert outcomes((DOCK, NOTICE), (STORM, near)) == ["item", "item"]


def test_judge_copy_under_rewritten_headline_is_duplicate():
    told = ("Kestwick harbour reopens", STORY), ("Ferries sail again", STORY)

    assert outcomes(*told) == ["item", "duplicate"]


def test_judge_notice_under_same_headline_is_duplicate():
    assert outcomes((DOCK, NOTICE), (DOCK, NOTICE)) == ["item", "duplicate"]
