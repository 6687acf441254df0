"""Where a text carries news over another one."""

import pytest

from extractors.similarity.assessment import assess
from extractors.similarity.headline_support import Article

LEDE = "The mill at Tarven burned to the ground on Sunday, firemen said."
REST = (
    "Forty workers fled by a rear stair, and one of them broke an arm. The"
    " mill was built in 1904 and ground flour for six towns on the river. Its"
    " owner had asked the council in spring for leave to tear it down, which"
    " was refused because a stork nests on the chimney. The road through the"
    " lower town will stay closed until the walls have been propped up."
)
OLD = Article("Mill burns down", f"{LEDE} {REST}")
NEWS = (
    "Police held a night watchman on Tuesday who was seen carrying two cans"
    " of lamp oil into the yard."
)


@pytest.mark.parametrize(
    ("new", "place"),
    [
        (OLD, ""),
        (Article("Seen today", OLD.body), ""),
        (Article("Mill burns down", REST), ""),
        (Article("Watchman held", f"{NEWS} {REST}"), "lede"),
        (Article("Watchman held", f"{NEWS} {OLD.body}"), "lede"),
        (Article("Mill burns down", f"{NEWS} {OLD.body}"), "lede"),
        (Article("", f"{NEWS} {OLD.body}"), "lede"),
        (Article("Watchman held by police", f"{OLD.body} {NEWS}"), "headline"),
        (Article("Mill owner held", f"{OLD.body} {NEWS}"), "headline"),
        (Article("Mill burns down", f"{OLD.body} {NEWS}"), "detail"),
        (Article("Mill burns down", f"More on this here\n\n{OLD.body}"), ""),
        (Article("Mill burns down", OLD.body.replace("six", "8")), ""),
        (Article("Mill burns down",
                 OLD.body.replace("1904", "1906")), "detail"),
        (Article("Mill burns, 3 hurt", OLD.body), ""),
    ],
)  # fmt: skip
def test_find_news_place_is_where_the_news_is(new, place):
    assert assess(new, OLD).news.place == place


def test_find_news_other_figure_in_the_lede_is_news():
    old = Article("Fire kills 12", f"Fire killed 12 people at Tarven. {REST}")
    new = Article("Fire kills 21", f"Fire killed 21 people at Tarven. {REST}")

    news = assess(new, old).news

    assert (news.place, news.figures) == ("figure", (("12", "21"),))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Fire kills seven", "Fire kills eleven"),
        ("Fire kills seven", "Fire kills 11"),
        ("Brand fordert sieben Tote", "Brand fordert elf Tote"),
        ("Fire at Tarven", "Fire at Tarven"),
    ],
)
def test_find_news_other_figure_in_words_is_news(old, new):
    seven = Article(old, f"Seven people died in a fire. {REST}")
    eleven = Article(new, f"Eleven people died in a fire. {REST}")

    assert assess(eleven, seven).news.place == "figure"


@pytest.mark.parametrize(
    "new",
    ["Fire kills seven", "Fire kills 7", "Fire in Tarven kills seven"],
)
def test_find_news_same_figure_written_otherwise_is_none(new):
    seven = Article("Fire kills seven", f"Seven people died in a fire. {REST}")
    same = Article(new, f"7 people died in a fire. {REST}")

    assert assess(same, seven).news.place != "figure"


def test_find_news_moved_sentences_change_no_figure():
    parts = [f"In ward {n} some {n}00 lamps went out at {n}:15." for n in
             (1, 2, 3, 4, 5, 6, 7, 8)]  # fmt: skip
    old = Article("Lamps go out", " ".join((LEDE, *parts)))
    new = Article("Lamps go out", " ".join((LEDE, *reversed(parts))))

    assert assess(new, old).news.figures == ()


@pytest.mark.parametrize(
    "byline",
    [
        "By Runa Falk",
        "By Runa Falk, Chief Rural Affairs Correspondent, Tarven Messenger",
        "Runa Falk and Tor Ames in Tarven | 4 May 2026, 10:15 am",
        "Von Runa Falk und Tor Ames, Landesredaktion, Tarvener Bote",
        "Par Runa Falk, avec Tor Ames à Tarven, publié le 4 mai à 10h15",
        "Published 2026-05-04\nRuna Falk\nrfalk@messenger.example",
    ],
)
@pytest.mark.parametrize("headline", ["Mill burns down", "Blaze on the river"])
def test_find_news_byline_above_a_copy_is_none(headline, byline):
    copy = Article(headline, f"{byline}\n\n{OLD.body}")

    assert assess(copy, OLD).news.place == ""


@pytest.mark.parametrize("headline", ["Mill burns down", "Watchman held"])
def test_find_news_new_lede_below_a_byline_is_news(headline):
    byline = "By Runa Falk, Chief Rural Affairs Correspondent"
    new = Article(headline, f"{byline}\n\n{NEWS}\n\n{REST}")

    assert assess(new, OLD).news.place == "lede"


LONG = Article(
    "Mill of Tarven burns down",
    f"{OLD.body} Bakers in the upper town have bought flour for two weeks from"
    " a store across the border. Carters who brought grain in the evening"
    " unloaded it in the market hall, where soldiers kept watch over it.",
)


@pytest.mark.parametrize("headline", ["Mill burns down", "Stork leaves mill"])
def test_find_news_new_lede_in_words_of_the_background_is_news(headline):
    lede = (
        "The stork that nests on the chimney left on Friday for good, and the"
        " council gave the owner leave to tear the mill down."
    )
    new = Article(headline, f"{lede} {REST}")

    assert assess(new, OLD).news.place == "lede"


def test_find_news_long_new_lede_of_the_same_subject_is_news():
    more = " ".join(
        f"A neighbour of the mill said that he had seen {thing} in the yard on"
        f" the evening before Tarven woke to the smoke."
        for thing in ("a cart", "two lamps", "a dog", "a ladder", "a boy",
                      "straw")
    )  # fmt: skip
    new = Article("Mill of Tarven burns", f"{NEWS} {more}\n\n{LONG.body}")

    assert assess(new, LONG).news.place == "lede"


def test_find_news_other_story_above_a_copy_is_a_collection():
    other = " ".join(
        f"The ferry to {place} called at every pier again, and its crew was"
        f" given tea and rolls by the harbour committee there."
        for place in ("Orrin", "Lindow", "Kestwick", "Ellery", "Varnholm",
                      "Oskerby")
    )  # fmt: skip
    new = Article("Mill of Tarven burns", f"{other}\n\n{LONG.body}")

    assert assess(new, LONG).news.place == "detail"


@pytest.mark.parametrize(
    "text",
    ["Please switch on scripts in your browser and load this page again, or"
     " ask the helpdesk for a way in. Your reference is shown below.",
     "Bitte stimmen Sie der Verwendung von Daten zu, damit wir Ihnen diese"
     " Seite anzeigen können. Sie können das jederzeit widerrufen.",
     "ご利用の地域からはこのページを表示できません。お問い合わせください。"],
)  # fmt: skip
def test_find_news_same_furniture_under_two_headlines_is_no_story(text):
    first = Article("Storm lifts roof", text)
    second = Article("Ferry runs aground", text)

    assert assess(first, second).news.place == "no-story"


@pytest.mark.parametrize(
    "headline",
    ["Mill burns to the ground", "Forty flee as mill burns", "Mill burns"],
)
def test_find_news_line_of_the_page_above_a_copy_is_a_detail(headline):
    page = "Read also what else mattered in the region today, in two minutes."

    news = assess(Article(headline, f"{page} {OLD.body}"), OLD).news

    assert news.place == "detail"


def test_find_news_number_written_otherwise_is_none():
    old = Article("Mill", OLD.body.replace("Forty", "4,000"))
    new = Article("Mill", OLD.body.replace("Forty", "4000"))

    assert assess(new, old).news.place == ""
