"""Items with a uri of their own join the chain that they continue."""

import msgspec
import pytest

from extractors.providers.headline_marks import read_marks
from tests.streams.desk.dedupe.desk import STORY, Desk, item

BANK = {
    "en": (
        "LINDMOOR BANK YEARLY NET RISES",
        "LINDMOOR BANK YEARLY NET FALLS",
        "Lindmoor Bank said that its net profit for the year {} crowns from"
        " 38.9 million a year earlier. Loans grew by six percent. The bank"
        " said that it would open four branches and close none.",
        ("rose to 41.2 million", "fell to 31.2 million"),
    ),
    "de": (
        "Lindmoor-Bank steigert Gewinn im Gesamtjahr",
        "Lindmoor-Bank verfehlt Gewinn im Gesamtjahr",
        "Die Lindmoor-Bank hat im Gesamtjahr {} Kronen verdient, nach 38,9"
        " Millionen im Vorjahr. Die Kredite wuchsen um sechs Prozent. Das"
        " Institut will vier Filialen eröffnen und keine schließen.",
        ("41,2 Millionen", "31,2 Millionen"),
    ),
    "fr": (
        "La banque de Lindmoor augmente son bénéfice annuel",
        "La banque de Lindmoor réduit son bénéfice annuel",
        "La banque de Lindmoor a gagné {} de couronnes sur l'année, contre"
        " 38,9 millions un an plus tôt. Les prêts ont augmenté de six pour"
        " cent. Elle ouvrira quatre agences et n'en fermera aucune.",
        ("41,2 millions", "31,2 millions"),
    ),
}
MARKS = [
    ("en", "CORRECTED - "),
    ("en", "REFILE - "),
    ("en", "UPDATE 1-"),
    ("de", "KORREKTUR: "),
    ("de", "BERICHTIGUNG - "),
    ("fr", "RECTIFICATIF - "),
]


def bank(uri, language, headline, figure, **fields):
    template = BANK[language][2]
    news = item(
        uri, lane=language, headline=headline,
        body=template.format(figure), **fields,
    )  # fmt: skip
    return read_marks(news)


@pytest.mark.parametrize(("language", "mark"), MARKS)
def test_join_marked_headline_joins_chain_of_same_story(language, mark):
    first, second, _, (old, new) = BANK[language]
    desk = Desk()
    desk.take(bank("a", language, first, old))

    (unique,) = desk.take(bank("b", language, mark + second, new)).uniques

    assert unique.item.uri == "a"
    assert unique.event in ("correction", "update")
    assert unique.revision == 2


def test_join_correction_of_other_story_stays_apart():
    first, _, _, (old, _) = BANK["en"]
    desk = Desk()
    desk.take(bank("a", "en", first, old))
    other = read_marks(
        item("b", headline="CORRECTED - Ferry to the islands runs late")
    )

    (unique,) = desk.take(other).uniques

    assert unique.item.uri == "b"


def test_join_correction_of_other_agency_stays_apart():
    first, second, _, (old, new) = BANK["en"]
    desk = Desk()
    desk.take(bank("a", "en", first, old))
    other = bank("b", "en", f"CORRECTED - {second}", new,
                 agency="Agency B", feed="b")  # fmt: skip

    (unique,) = desk.take(other).uniques

    assert unique.item.uri == "b"


def test_join_later_version_under_either_uri_continues_the_chain():
    first, second, _, (old, new) = BANK["en"]
    desk = Desk()
    desk.take(bank("a", "en", first, old))
    desk.take(bank("b", "en", f"CORRECTED - {second}", new))
    later = bank("b", "en", second, "fell to 30.2 million")

    (unique,) = desk.take(later).uniques

    assert (unique.item.uri, unique.revision) == ("a", 3)
    desk.check_repeats()


def test_join_kill_under_either_uri_leaves_no_text_in_state():
    first, second, _, (old, new) = BANK["en"]
    desk = Desk()
    desk.take(bank("a", "en", first, old))
    joined = bank("b", "en", f"CORRECTED - {second}",
                  f"{new} qqsecretqq")  # fmt: skip
    desk.take(joined)

    verdict = desk.take(item("b", pub_status="canceled", body=""))

    assert verdict.outcome == "killed"
    stores = [dict(desk.state.chains), dict(desk.state.texts)]
    assert b"qqsecretqq" not in msgspec.json.encode(stores)


def test_join_killed_chain_is_not_published_again():
    first, second, _, (old, new) = BANK["en"]
    desk = Desk()
    desk.take(bank("a", "en", first, old))
    desk.take(bank("b", "en", f"CORRECTED - {second}", new))
    desk.take(item("a", pub_status="canceled", body=""))

    late = bank("b", "en", second, "fell to 30.2 million")

    assert desk.take(late).outcome == "killed"


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
