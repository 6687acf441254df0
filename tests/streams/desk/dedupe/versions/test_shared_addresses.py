from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.model.item import NewsItem
from streams.desk.dedupe.verdict import Verdict
from tests.streams.desk.dedupe.desk import Desk, item

LOG = "https://grey-harbour.example/log/"
STORIES = {
    "en": [
        ("Fire destroys trucks at Northfield warehouse",
         "A blaze in a warehouse in Northfield burnt two lorries on Monday, "
         "and firemen said nobody was hurt."),
        ("Seabirds come back three weeks early",
         "Researchers at the Lindqvist Institute reported that puffins along "
         "the coast returned sooner than in any spring since 1974."),
        ("Blue Line to run night trains from June",
         "The railway company will connect Oldport and Westmere after "
         "midnight, its director announced, with tickets on sale next week."),
    ],
    "de": [
        ("Brand in Lagerhalle zerst\u00f6rt zwei Lastwagen",
         "Ein Feuer in Nordfeld hat am Montag zwei Lkw vernichtet, verletzt "
         "wurde nach Angaben der Wehr niemand."),
        ("Seev\u00f6gel kehren drei Wochen fr\u00fcher zur\u00fcck",
         "Forscher des Instituts Lindqvist melden die erste Ankunft der "
         "Papageitaucher an der K\u00fcste seit Beginn der Z\u00e4hlung."),
        ("Blaue Linie f\u00e4hrt ab Juni auch nachts",
         "Die Bahngesellschaft verbindet Althafen mit Westmeer, der Verkauf "
         "von Karten beginnt in der kommenden Woche."),
    ],
    "ru": [
        ("\u041f\u043e\u0436\u0430\u0440 \u0443\u043d\u0438\u0447\u0442\u043e\u0436\u0438\u043b \u0433\u0440\u0443\u0437\u043e\u0432\u0438\u043a\u0438 \u043d\u0430 \u0441\u043a\u043b\u0430\u0434\u0435",
         "\u041e\u0433\u043e\u043d\u044c \u043e\u0445\u0432\u0430\u0442\u0438\u043b \u0437\u0434\u0430\u043d\u0438\u0435 \u0432 \u041d\u043e\u0440\u0442\u0444\u0438\u043b\u0434\u0435, \u043f\u043e\u0441\u0442\u0440\u0430\u0434\u0430\u0432\u0448\u0438\u0445 \u043d\u0435\u0442."),
        ("\u041c\u043e\u0440\u0441\u043a\u0438\u0435 \u043f\u0442\u0438\u0446\u044b \u0432\u0435\u0440\u043d\u0443\u043b\u0438\u0441\u044c \u0440\u0430\u043d\u044c\u0448\u0435 \u0441\u0440\u043e\u043a\u0430",
         "\u0423\u0447\u0451\u043d\u044b\u0435 \u0438\u043d\u0441\u0442\u0438\u0442\u0443\u0442\u0430 \u041b\u0438\u043d\u0434\u043a\u0432\u0438\u0441\u0442 \u0441\u043e\u043e\u0431\u0449\u0438\u043b\u0438 \u043e \u0442\u0443\u043f\u0438\u043a\u0430\u0445 \u043d\u0430 \u043f\u043e\u0431\u0435\u0440\u0435\u0436\u044c\u0435."),
        ("\u041d\u043e\u0447\u043d\u044b\u0435 \u043f\u043e\u0435\u0437\u0434\u0430 \u043f\u043e\u0439\u0434\u0443\u0442 \u0441 \u0438\u044e\u043d\u044f",
         "\u0416\u0435\u043b\u0435\u0437\u043d\u043e\u0434\u043e\u0440\u043e\u0436\u043d\u0430\u044f \u043a\u043e\u043c\u043f\u0430\u043d\u0438\u044f \u0441\u0432\u044f\u0436\u0435\u0442 \u041e\u043b\u0434\u043f\u043e\u0440\u0442 \u0438 \u0423\u044d\u0441\u0442\u043c\u0438\u0440, \u0431\u0438\u043b\u0435\u0442\u044b \u0447\u0435\u0440\u0435\u0437 \u043d\u0435\u0434\u0435\u043b\u044e."),
    ],
    "ja": [
        ("\u5009\u5eab\u706b\u707d\u3067\u30c8\u30e9\u30c3\u30af\u4e8c\u53f0\u304c\u713c\u3051\u308b",
         "\u6708\u66dc\u65e9\u671d\u3001\u5317\u539f\u306e\u5009\u5eab\u304b\u3089\u51fa\u706b\u3057\u3001\u8eca\u4e21\u304c\u5168\u713c\u3057\u305f\u3002\u3051\u304c\u4eba\u306f\u3044\u306a\u3044\u3002"),
        ("\u6d77\u9ce5\u304c\u4f8b\u5e74\u3088\u308a\u65e9\u304f\u5e30\u9084",
         "\u7814\u7a76\u6240\u306b\u3088\u308b\u3068\u3001\u6cbf\u5cb8\u3067\u30d1\u30d5\u30a3\u30f3\u304c\u89b3\u5bdf\u3055\u308c\u305f\u3002"),
        ("\u9752\u7dda\u3001\u516d\u6708\u304b\u3089\u591c\u884c\u5217\u8eca",
         "\u9244\u9053\u4f1a\u793e\u306f\u65e7\u6e2f\u3068\u897f\u6d77\u3092\u7d50\u3076\u4fbf\u3092\u65b0\u8a2d\u3059\u308b\u3002\u5207\u7b26\u306f\u6765\u9031\u767a\u58f2\u3002"),
    ],
}  # fmt: skip
ADDITION = {
    "en": " The trucks belonged to a haulier from Oldport.",
    "de": " Die Lkw geh\u00f6rten einer Spedition aus Althafen.",
    "ru": " \u0413\u0440\u0443\u0437\u043e\u0432\u0438\u043a\u0438 \u043f\u0440\u0438\u043d\u0430\u0434\u043b\u0435\u0436\u0430\u043b\u0438 \u0444\u0438\u0440\u043c\u0435.",
    "ja": "\u904b\u9001\u4f1a\u793e\u306e\u8eca\u4e21\u3060\u3063\u305f\u3002",
}


def entry(text: tuple[str, str], uri: str = LOG, **fields: str) -> NewsItem:
    headline, body = text
    return item(
        uri, headline=headline, body=body, text_source="feed", **fields
    )


def events(verdicts: list[Verdict]) -> list[str]:
    return [
        verdict.uniques[0].event if verdict.uniques else str(verdict.outcome)
        for verdict in verdicts
    ]


def uri_of(verdict: Verdict) -> str:
    return verdict.uniques[0].item.uri


@pytest.mark.parametrize("language", STORIES)
@pytest.mark.parametrize(
    "uri",
    [LOG, "https://status.grey-harbour.example/", "urn:copydesk:harbour:0",
     "tag:grey-harbour.example,2026:feed"],
)  # fmt: skip
def test_judge_stories_of_one_uri_are_new_items(language, uri) -> None:
    desk = Desk()
    verdicts = [desk.take(entry(text, uri)) for text in STORIES[language]]
    assert events(verdicts) == ["new", "new", "new"]
    assert uri_of(verdicts[0]) == uri
    assert len(set(map(uri_of, verdicts))) == 3
    desk.check_repeats()


@pytest.mark.parametrize("language", STORIES)
def test_judge_stories_again_in_another_order_are_stale(language) -> None:
    for order in permutations(STORIES[language]):
        desk = Desk()
        for text in STORIES[language]:
            desk.take(entry(text))
        again = [desk.take(entry(text)) for text in order]
        assert events(again) == ["stale", "stale", "stale"]


@pytest.mark.parametrize("language", STORIES)
def test_judge_update_of_each_story_joins_its_own_chain(language) -> None:
    for at in range(3):
        desk = Desk()
        first = [desk.take(entry(text)) for text in STORIES[language]]
        headline, body = STORIES[language][at]
        update = desk.take(entry((headline, body + ADDITION[language])))
        assert events([update]) == ["update"]
        assert uri_of(update) == uri_of(first[at])


def test_judge_kill_of_one_story_leaves_the_others() -> None:
    desk = Desk()
    first = [desk.take(entry(text)) for text in STORIES["en"]]
    kill = entry(STORIES["en"][1], ed_note="KILL - wrong year")
    verdict = desk.take(kill)
    assert uri_of(verdict) == uri_of(first[1])
    assert verdict.uniques[0].event == "kill"
    again = [desk.take(entry(text)) for text in STORIES["en"]]
    assert events(again)[1] == "killed"
    assert events(again)[::2] == ["stale", "stale"]


def test_judge_kill_without_words_reaches_the_first_story() -> None:
    desk = Desk()
    first = desk.take(entry(STORIES["en"][0]))
    kill = desk.take(item(LOG, headline="", body="", pub_status="canceled",
                          text_source="feed"))  # fmt: skip
    assert uri_of(kill) == uri_of(first)


def test_judge_killed_story_rewritten_under_its_uri_stays_killed() -> None:
    desk = Desk()
    desk.take(entry(STORIES["en"][0]))
    desk.take(entry(STORIES["en"][0], ed_note="KILL - wrong town"))
    again = desk.take(entry(STORIES["en"][1]))
    assert again.outcome == "killed"


def test_judge_notices_that_share_only_the_town_are_new_items() -> None:
    desk = Desk()
    notices = [
        ("Otters are back in the mill stream",
         "Two pairs were seen above Fennick, the warden said, for the first "
         "time in forty years."),
        ("Bus fares in Fennick go up",
         "A single ride will cost ten cents more from March, the office said "
         "on Monday, the first rise in four years."),
    ]  # fmt: skip
    verdicts = [desk.take(entry(text)) for text in notices]
    assert events(verdicts) == ["new", "new"]


def test_judge_correction_with_few_common_words_joins_its_chain() -> None:
    desk = Desk()
    first = desk.take(entry(STORIES["en"][0]))
    note = ("Clarification", "An earlier story gave the wrong owner.")
    correction = entry(note)
    verdict = desk.take(
        item(LOG, headline=correction.headline, body=correction.body,
             signals=("sig:correction",), text_source="feed")
    )  # fmt: skip
    assert events([verdict]) == ["correction"]
    assert uri_of(verdict) == uri_of(first)


@pytest.mark.parametrize(
    "fields", [{"text_source": "document"}, {"version": "2"}]
)
def test_judge_wholly_rewritten_wire_story_is_an_update(fields) -> None:
    desk = Desk()
    start, rewritten = STORIES["en"][:2]
    first = item("urn:newsml:hw:41", headline=start[0], body=start[1],
                 text_source="feed")  # fmt: skip
    desk.take(first)
    later = {"text_source": "feed", **fields}
    verdict = desk.take(
        item("urn:newsml:hw:41", headline=rewritten[0], body=rewritten[1],
             **later)
    )  # fmt: skip
    assert events([verdict]) == ["update"]


def test_judge_headline_alone_under_an_address_of_its_own_is_update() -> None:
    desk = Desk()
    address = "https://grey-harbour.example/news/2026-ferry-aground-off-pier"
    desk.take(entry(("Ferry aground off pier", ""), address))
    verdict = desk.take(entry(("All passengers safe", ""), address))
    assert events([verdict]) == ["update"]


MORE = [
    "The owner was a haulier from Oldport.",
    "Gulls followed in the second half of April.",
    "Sleeping cars were bought from a firm in Aldmark.",
]
TEXTS = st.sampled_from(
    [
        (headline, f"{body} {more}".strip())
        for (headline, body), addition in zip(STORIES["en"], MORE, strict=True)
        for more in ("", addition, f"{addition} Read more at Grey Harbour.")
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=8))
def test_judge_any_order_keeps_each_story_in_one_chain(texts) -> None:
    desk = Desk()
    uris: dict[str, set[str]] = {}
    for text in texts:
        verdict = desk.take(entry(text))
        for unique in verdict.uniques:
            uris.setdefault(text[0], set()).add(unique.item.uri)
    assert all(len(found) == 1 for found in uris.values())
    assert len({uri for found in uris.values() for uri in found}) == len(uris)
    desk.check_repeats()
