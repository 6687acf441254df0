"""Tickers, next stories and boxes of links leave the page."""

import pytest

from extractors.html import page_tree
from extractors.html.body import other_stories
from extractors.html.dom import count_characters, text_of
from tests.extractors.html.pages import STORY, page_of

ENTRIES = "".join(
    f"<div class='live-item'><time>1{n}:00</time><p>In other news, a bridge"
    f" in town {n} was painted green by its mayor.</p></div>"
    for n in range(4)
)


def remove_tickers(markup, *, headline="Snow", is_live=False):
    tree = page_tree.parse(page_of(markup))
    counts = count_characters(tree)
    other_stories.remove_tickers(tree, counts, headline, is_live=is_live)
    return text_of(tree)


def test_remove_tickers_beside_story_is_removed():
    text = remove_tickers(
        f"<main><div><h1>Snow</h1>{STORY}</div><div>{ENTRIES}</div></main>"
    )

    assert "painted green" not in text
    assert "Line 5" in text


def test_remove_tickers_live_blog_keeps_its_entries():
    page = f"<div><h1>Snow</h1>{STORY}</div><div>{ENTRIES}</div>"

    assert "painted green" in remove_tickers(page, is_live=True)
    assert "painted green" in remove_tickers(page, headline="Snow – live")
    assert "painted green" in remove_tickers(f"<h1>Snow</h1>{ENTRIES}")


def test_remove_next_stories_second_article_is_removed():
    tree = page_tree.parse(
        page_of(
            f"<article><h1>Snow</h1>{STORY}</article>"
            "<article><h1>Bridge is green</h1><p>Painted.</p></article>"
        )
    )

    assert other_stories.remove_next_stories(tree, "Snow") == 1
    assert "Painted" not in text_of(tree)


def test_remove_next_stories_other_headline_keeps_all():
    tree = page_tree.parse(
        page_of("<article><h1>A</h1></article><article><h1>B</h1></article>")
    )

    assert other_stories.remove_next_stories(tree, "Blog") == 0


def test_remove_link_boxes_linked_headlines_are_removed():
    box = (
        "<div><h4>Mehr</h4><p><a href='/1'>Brücke ist nun ganz grün</a></p>"
        "<p><a href='/2'>Schule bleibt am Montag zu</a></p></div>"
    )
    tree = page_tree.parse(page_of(f"<article>{STORY}{box}</article>"))

    assert other_stories.remove_link_boxes(tree, count_characters(tree)) == 1
    assert "Line 5" in text_of(tree)
    assert "grün" not in text_of(tree)


def test_remove_link_boxes_label_with_linked_headlines_is_removed():
    links = (
        "<p><em>Читайте также:</em><br><a href='/1'>Мост закрыт до конца"
        " зимы</a><br><a href='/2'>Школа не работает в понедельник</a></p>"
    )
    tree = page_tree.parse(page_of(f"<article>{STORY}{links}</article>"))

    assert other_stories.remove_link_boxes(tree, count_characters(tree)) == 1
    assert "Мост" not in text_of(tree)


def test_remove_link_boxes_sentence_with_links_stays():
    links = (
        "<p>She read two books: <a href='/1'>The Snow of the North</a> and"
        "<br><a href='/2'>The Plough of the South</a></p>"
        "<p>Film:<br><a href='/5'><img src='/5.jpg'></a><a href='/6'> </a></p>"
        "<p>Contact:<br><a href='/3'>Ann Berg</a><br><a href='/4'>Oslo</a></p>"
    )
    tree = page_tree.parse(page_of(f"<article>{STORY}{links}</article>"))

    assert other_stories.remove_link_boxes(tree, count_characters(tree)) == 0


def test_remove_link_boxes_list_of_story_stays():
    box = (
        "<div><ul><li><p><a href='/1'>First change of the snow plough</a></p>"
        "<li><p><a href='/2'>Second change of the snow plough</a></p></ul>"
        "</div>"
    )
    tree = page_tree.parse(page_of(f"<article>{STORY}{box}</article>"))

    assert other_stories.remove_link_boxes(tree, count_characters(tree)) == 0


@pytest.mark.parametrize(
    "teaser",
    [
        "<p><b>関連記事：<a href='/1'>古い橋は冬の終わりまで閉鎖</a></b></p>",
        "<p><b>Читайте також</b><br><a href='/1'>Міст закрито до самої"
        " весни</a></p>",
        "<p>Citește și <a href='/1'>Podul este închis până la Paște</a></p>",
        "<p>» <a href='/1'>Bridge is shut until the spring</a></p>",
        "<p><a href='/1'>→ Bridge is shut until the spring</a></p>",
        "<p>Previously: <a href='/1'>Bridge is shut until spring</a></p>",
        "<p>Pour aller plus loin : <a href='/1'>Le pont reste fermé</a></p>",
        "<p><b>Lue myös</b></p><ul><li><a href='/1'>Silta on kiinni koko"
        " talven</a></li></ul>",
        "<div><h4>延伸阅读</h4><p><a href='/1'>旧桥封闭到冬天结束</a></p></div>",
    ],
)
def test_remove_link_boxes_label_with_one_headline_is_removed(teaser):
    tree = page_tree.parse(page_of(f"<article>{STORY}{teaser}</article>"))

    assert other_stories.remove_link_boxes(tree, count_characters(tree)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "<p>Source: <a href='/1'>The Snow Journal of the North</a></p>",
        "<p>Photo: <a href='/1'>Ann Berg of the Coast</a></p>",
        "<p>• <a href='/1'>The rules of the old bridge</a></p>",
        "<p><a href='/1'>»We shall not pay for it again«</a></p>",
        "<p>He said: <a href='/1'>The bridge is shut for good.</a></p>",
        "<p>She has read <a href='/1'>The Snow of the North</a></p>",
        "<p>New rules:</p><ul><li><a href='/1'>The bridge is shut for good"
        "</a></li></ul>",
        "<p><em>Lektura: <a href='/1'>Most zamknięty do wiosny</a></em></p>",
        "<p><b>Web:</b> <a href='/1'>The Shop of the Old Quay</a></p>",
        "<p>Web: <a href='/1'>Ann Berg</a></p>",
        "<p>Note 3: <a href='#3'>See the end of it</a></p>",
    ],
)
def test_remove_link_boxes_line_of_story_with_link_stays(line):
    tree = page_tree.parse(page_of(f"<article>{STORY}{line}</article>"))

    assert other_stories.remove_link_boxes(tree, count_characters(tree)) == 0


LABELLED = (
    "<ul><li><strong>Railways:</strong> <a href='/1'>Why the line to the"
    " coast is late</a></li><li><strong>Weather: </strong><a href='/2'>What"
    " comes after the long frost</a></li></ul>"
)
UNLABELLED = "<ul>{}</ul>".format(
    "".join(
        f"<li><a href='/{n}'>{n} pictures of the old harbour</a></li>"
        for n in range(3)
    )
)
CAPITALS = "<p><a href='/1'>MAYOR OF TOWN PAINTS BRIDGE GREEN</a></p>"


def without_link_boxes(markup):
    tree = page_tree.parse(page_of(f"<article>{markup}</article>"))
    other_stories.remove_link_boxes(tree, count_characters(tree))
    return text_of(tree)


@pytest.mark.parametrize(
    "links",
    [LABELLED, f"<div>{LABELLED}</div>", UNLABELLED, CAPITALS],
)
def test_remove_link_boxes_headlines_after_a_sentence_are_removed(links):
    text = without_link_boxes(STORY + links + STORY)

    assert text == without_link_boxes(STORY + STORY)


@pytest.mark.parametrize(
    "links",
    [
        f"<p>These lines are closed:</p>{LABELLED}",
        f"<h3>Sources</h3>{UNLABELLED}",
        UNLABELLED.replace("href='/", "href='#p"),
        LABELLED.replace("</a>", "</a> by Ann Berg, who walked along it"),
        CAPITALS.replace("</a>", "</a>, says the town."),
        "<p><a href='/1'>SOS</a></p>",
    ],
)
def test_remove_link_boxes_links_of_the_story_stay(links):
    whole = text_of(page_tree.parse(page_of(f"<article>{STORY + links}")))

    assert without_link_boxes(STORY + links) == whole
