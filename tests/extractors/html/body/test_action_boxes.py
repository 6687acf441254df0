"""Boxes between the paragraphs of a story that ask the reader to act."""

import time

import pytest

from extractors.html import page_reader, page_tree
from extractors.html.body.action_boxes import remove_action_boxes
from extractors.html.dom import count_characters, text_of
from tests.extractors.html.pages import STORY, page_of

HEAD = "<h1>Snow stops the trains to the coast</h1>"
HALF = STORY.index("<p>Line 3")


def _left(box, before=HEAD, story=STORY):
    """Return the text of a page that has a box inside its story."""
    inner = f"{before}{story[:HALF]}{box}{story[HALF:]}"
    tree = page_tree.parse(page_of(f"<main>{inner}</main>"))
    remove_action_boxes(tree, count_characters(tree))
    return text_of(tree)


def _box(*lines, href="/go", label="Go on", name="k1"):
    inner = "".join(f"<p>{line}</p>" for line in lines)
    return f'<div class="{name}">{inner}<a href="{href}">{label}</a></div>'


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("The Harbour Letter, each Friday in your mailbox.", "Sign me up"),
        ("Zwei Wochen kostenlos lesen, danach 9 Euro im Monat.", "Angebot"),
        ("Découvrez notre offre pour les lecteurs du soir.", "J'en profite"),
        ("Toda la actualidad del puerto en tu teléfono.", "Descargar"),
        ("Il giornale del porto, tutto il mese a un euro.", "Abbonati ora"),
        ("Receba as notícias do porto no seu telemóvel.", "Quero receber"),
        ("Читайте новости порта в нашем телеграм-канале.", "Перейти"),
        ("اشترك في نشرة الميناء لتصلك الأخبار كل صباح", "اشترك الآن"),
        (
            "港の記者が毎週金曜日に選んだ記事をメールでお届けします",
            "登録はこちら",
        ),
    ],
)
def test_remove_action_boxes_line_above_lone_link_is_removed(line, label):
    text = _left(_box(line, label=label))

    assert line not in text
    assert label not in text
    assert "Line 2:" in text
    assert "Line 3:" in text


@pytest.mark.parametrize(
    "box",
    [
        "<section><h3>Plan your crossing</h3><div><p>Times and fares.</p>"
        "</div><div><span><a href='/fares'>See fares</a></span></div>"
        "</section>",
        "<aside><h4>Ann Berg</h4><div>Reporter at the Harbour Diary since "
        "2011.</div><div><a href='/berg'>All stories</a></div></aside>",
        "<div><div><div><p>The ferry is up for sale.</p></div><div>"
        "<a href='/bid'>Bid</a></div></div></div>",
    ],
)
def test_remove_action_boxes_nested_box_is_removed_whole(box):
    before, _, after = _left(box).partition("day 2.")

    assert before.startswith("Snow stops")
    assert after.startswith("Line 3:")


def test_remove_action_boxes_same_box_twice_is_removed():
    box = _box("Crossings from nine crowns, this week only.")

    assert "nine crowns" not in _left(box + "<p>Snow fell on.</p>" + box)


def test_remove_action_boxes_counts_unlinked_characters():
    inner = HEAD + STORY + _box("Crossings from nine crowns.")
    tree = page_tree.parse(page_of(inner))
    before = count_characters(tree)

    removed = remove_action_boxes(tree, before)

    assert removed == len("Crossings from nine crowns.")
    assert count_characters(tree)[tree][1] == before[tree][1] - removed


@pytest.mark.parametrize(
    "box",
    [
        # cards of a list: the same link, or the same kind of box
        _box("The Anchor, on the quay since 1902.", name="")
        + _box("The Capstan, with rooms over the harbour.", name=""),
        _box("The Anchor, on the quay since 1902.", label="Its menu")
        + _box("The Capstan, over the harbour.", label="Its rooms"),
        # a kind that an inner element shows
        f"<div class='a'>{_box('The Anchor, on the quay.', label='Menu')}"
        f"</div><div class='b'>{_box('The Capstan, behind it.')}</div>",
        # a paragraph of the story in an element of its own
        _box("The harbour master said that nobody had asked him " * 4),
        # a quotation
        _box("“We have never seen so much snow.”", label="Ann Berg"),
        _box("«Так много снега мы никогда не видели.»", label="Анна Берг"),
        _box("「こんなに雪が降ったことはありません」", label="山田花子さん"),
        "<div><blockquote>We never saw such snow here.</blockquote>"
        "<a href='/post'>Post</a></div>",
        # a link inside a line, on this page, or as a heading
        "<div><p>Snow fell on the roads, too, <a href='/r'>it said</a></p>"
        "</div>",
        _box("Snow fell on the roads to the coast.", href="#roads"),
        "<div><h3><a href='/r'>Snow on the roads to the coast</a></h3>"
        "<p>Snow fell on the roads to the coast.</p>"
        "<p><a href='/b'>Berg</a></p></div>",
        # data
        "<div><table><tr><td>Snow on the quay: 41 cm</td></tr></table>"
        "<a href='/data'>Data</a></div>",
        # text behind the link
        "<div><p>Snow fell on the roads.</p><a href='/r'>Roads</a>"
        "<p>It fell on the quay, too.</p></div>",
    ],
)
def test_remove_action_boxes_text_of_story_stays(box):
    tree = page_tree.parse(page_of(f"<main>{box}</main>"))

    assert text_of(tree) in _left(box)


@pytest.mark.parametrize("tag", ["p", "div"])
def test_remove_action_boxes_standfirst_above_story_stays(tag):
    line = "Every train was late, and the ferry did not sail at all today."
    box = f"<div><{tag}>{line}</{tag}><a href='/berg'>Ann Berg</a></div>"

    assert line in _left("", before=HEAD + box)


def test_remove_action_boxes_page_without_heading_is_cut_too():
    box = _box("Crossings from nine crowns, this week only.")

    assert "nine crowns" not in _left(box, before="")


def test_remove_action_boxes_page_without_prose_is_not_changed():
    box = _box("Crossings from nine crowns, this week only.")

    assert "nine crowns" in _left(box, story="<p>Snow</p>" * 40)


def test_read_page_with_action_box_has_none_in_text_but_in_trace():
    box = _box("Crossings from nine crowns, this week only.")
    page = page_of(
        f"<article>{HEAD}{STORY[:HALF]}{box}{STORY[HALF:]}</article>"
    )

    read = page_reader.read(page)

    assert "nine crowns" not in " ".join(read.paragraphs)
    assert any(
        (trace.rule, trace.detail) == ("block", "action")
        for trace in read.trace
    )


@pytest.mark.parametrize(
    "credit",
    ["Photo: Eva Lund", "Foto: Eva Lund", "写真：山田花子", "Getty Images"],
)
def test_remove_action_boxes_caption_with_linked_credit_stays(credit):
    line = "The quay under snow on Monday."
    box = (
        f"<div><img src='/s.jpg'><p>{line}</p><a href='/p'>{credit}</a></div>"
    )

    assert line in _left(box)


def test_remove_action_boxes_byline_stays():
    assert "By Ann Berg" in _left(
        _box("By Ann Berg in Oslo", label="Mail her")
    )


@pytest.mark.parametrize(
    "inner",
    [
        "<div>Snow on the roads.<a href='/r'>R</a></div>",
        "<a href='/r'>R</a>",
        "<div><div>Snow on the roads.</div><div><a href='/r'>R</a></div>"
        "<i></i></div>",
    ],
)
def test_remove_action_boxes_time_is_linear(inner):
    def measure(count):
        tree = page_tree.parse(
            page_of(f"{HEAD}{STORY}{'<div>' * 90}{inner * count}")
        )
        counts = count_characters(tree)
        start = time.process_time()
        remove_action_boxes(tree, counts)
        return time.process_time() - start

    short = min(measure(400) for _ in range(3))

    assert measure(3200) < 24 * short + 0.05
