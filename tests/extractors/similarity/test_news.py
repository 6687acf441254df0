import pytest

from extractors.similarity.comparison import compare
from extractors.similarity.news import find_news
from extractors.similarity.tokens import read

OLD = (
    "Traders block harbour road",
    "Some 90 traders blocked the harbour road in Varnholm for an hour. The"
    " council voted in April to close the fish market for nine weeks, because"
    " the roof leaks and the cold store fails twice a month. Stalls move to"
    " the old rope walk until the work, which costs 2.7 million crowns, ends.",
)
BACKGROUND = OLD[1].partition(". ")[2]


def kind(new, old=OLD):
    pair = compare(read(new[1]), read(old[1]))
    return find_news(new, old, pair).kind


def test_find_news_new_lede_and_headline_is_news():
    lede = "A judge in Orrin ruled on Friday that it must stay open for now."

    assert kind(("Judge keeps market open", f"{lede} {BACKGROUND}")) == (
        "new-lede"
    )


@pytest.mark.parametrize(
    "headline",
    ["Traders block harbour road", "Harbour road in Varnholm blocked by"
     " traders", "Fish market traders block road"],
)  # fmt: skip
def test_find_news_same_news_under_page_line_is_none(headline):
    page = "Read also what else mattered in the region today, in two minutes."

    assert kind((headline, f"{page} {OLD[1]}")) == ""


def test_find_news_other_headline_over_same_text_is_none():
    assert kind(("Blockade by stallholders in Varnholm", OLD[1])) == ""


def test_find_news_other_figure_in_lede_is_news():
    assert kind((OLD[0], OLD[1].replace("90", "400"))) == "new-figure"


def test_find_news_figure_written_otherwise_is_none():
    old = (OLD[0], OLD[1].replace("90", "9,000"))

    assert kind((OLD[0], OLD[1].replace("90", "9000")), old) == ""


@pytest.mark.parametrize(
    "text",
    ["Please switch on scripts in your browser and load this page again, or"
     " ask the helpdesk for a way in. Your reference is shown below.",
     "Bitte stimmen Sie der Verwendung von Daten zu, damit wir Ihnen diese"
     " Seite anzeigen können. Sie können das jederzeit widerrufen.",
     "ご利用の地域からはこのページを表示できません。お問い合わせください。"],
)  # fmt: skip
def test_find_news_same_furniture_under_two_headlines_is_no_story(text):
    assert kind(("Storm lifts roof", text), ("Ferry runs aground", text)) == (
        "no-story"
    )


def test_find_news_without_headlines_goes_by_the_lede():
    lede = "A judge in Orrin ruled on Friday that it must stay open for now."

    assert kind(("", f"{lede} {BACKGROUND}"), ("", OLD[1])) == "new-lede"
    assert kind(("", OLD[1]), ("", OLD[1])) == ""
