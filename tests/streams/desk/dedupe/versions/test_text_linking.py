"""Items that continue an earlier story of their supplier."""

import pytest

from tests.streams.desk.dedupe.desk import STORY, Desk, item

MORE = (
    "\n\nA second ferry ran aground off the north quay in the afternoon, and a"
    " tug pulled it free at dusk; nobody on board was hurt, the captain said."
)


def events(desk):
    return [
        (unique.item.uri, unique.event)
        for _, _, verdict in desk.judged
        for unique in verdict.uniques
    ]


@pytest.mark.parametrize(
    "headline",
    ["Kestwick harbour reopens", "Ferry runs aground after harbour reopens"],
)
def test_longer_text_under_other_uri_is_an_update(headline):
    desk = Desk()
    desk.take(item())
    desk.take(item("kestwick-2", headline=headline, body=STORY + MORE))

    assert events(desk) == [("kestwick", "new"), ("kestwick", "update")]
    (update,) = desk.judged[-1][2].uniques
    assert update.decision.evidence["added"][0].startswith("A second ferry")


def test_longer_text_of_another_agency_is_a_duplicate_with_its_additions():
    desk = Desk()
    desk.take(item())
    verdict = desk.take(
        item("other", agency="Agency B", feed="feed-b", body=STORY + MORE)
    )

    (duplicate,) = verdict.duplicates
    assert duplicate.kind == "extended"
    assert duplicate.evidence["added"][0].startswith("A second ferry")


def test_same_text_under_other_uri_is_a_duplicate():
    desk = Desk()
    desk.take(item())

    assert desk.take(item("kestwick-2")).outcome == "duplicate"


@pytest.mark.parametrize(
    "mark",
    ["CORRECTED-", "CORRECTED - ", "REFILE-", "UPDATE 1-", "Korrektur: "],
)
def test_marked_version_with_other_headline_word_joins_the_chain(mark):
    desk = Desk()
    desk.take(item())
    body = STORY.replace("eleven", "twelve").replace("3.2", "4.1")
    desk.take(
        item("other", headline=f"{mark}Kestwick harbour opens", body=body)
    )

    assert events(desk)[-1][0] == "kestwick"
    assert events(desk)[-1][1] in {"update", "correction"}


def test_one_figure_mended_soon_after_is_an_update():
    desk = Desk()
    desk.take(item())
    desk.take(item("kestwick-2", body=STORY.replace("214", "241")))

    assert events(desk)[-1] == ("kestwick", "update")


def test_follow_up_with_new_lede_of_same_agency_is_a_new_item():
    desk = Desk()
    desk.take(item())
    lede = "Police in Kestwick arrested a roofer on Thursday over the damage."
    desk.take(
        item("roofer", headline="Roofer held", body=f"{lede}\n\n{STORY}")
    )

    assert events(desk)[-1] == ("roofer", "new")


def test_longer_text_after_a_kill_of_the_chain_is_not_joined():
    desk = Desk()
    desk.take(item())
    desk.take(item(pub_status="canceled", headline="", body=""))
    verdict = desk.take(item("kestwick-2", body=STORY + MORE))

    assert verdict.uniques[0].item.uri == "kestwick-2"


def test_other_story_from_the_same_template_is_a_new_item():
    desk = Desk()
    desk.take(item())
    body = STORY
    for old, new in {
        "Kestwick": "Orrin", "Tuesday": "Friday", "Ilse Brandt": "Per Holm",
        "eleven": "nine", "214": "77", "07:40": "11:15", "3.2": "8.9",
    }.items():  # fmt: skip
        body = body.replace(old, new)
    desk.take(item("orrin", headline="Orrin harbour reopens", body=body))

    assert events(desk)[-1] == ("orrin", "new")
