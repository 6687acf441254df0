"""The main text as paragraphs, one line each."""

import time

import pytest
from lxml import html

from extractors.html import page_reader, page_tree
from extractors.html.body.main_text import extract_main_text, has_many_blocks
from tests.extractors.html.pages import STORY, page_of


@pytest.mark.parametrize("fast", [True, False])
def test_extract_main_text_story_returns_lines(fast):
    more = "<ul><li>The bridge is shut until Monday.</li></ul><h2>What is next</h2><p>One<br>two</p>"
    tree = page_tree.parse(page_of(f"<article>{STORY}{more}{STORY}</article>"))

    lines = extract_main_text(tree, "https://tideway.example/1", fast=fast)

    assert lines[0].startswith("Line 1: snow fell")
    assert {"The bridge is shut until Monday.", "What is next"} <= set(lines)
    assert not any("\n" in line for line in lines)


@pytest.mark.parametrize("url", ["", "http://[bad"])
def test_extract_main_text_empty_page_returns_nothing(url):
    tree = page_tree.parse(page_of("<script>x()</script>"))

    assert extract_main_text(tree, url) == ()


def test_extract_main_text_short_story_keeps_its_paragraphs():
    story = (
        "<figure><figcaption>桥上的雪</figcaption></figure>"
        "<p>大雪封闭了旧桥。</p><p>列车星期一恢复。</p>"
    )
    tree = page_tree.parse(page_of(f"<article><h1>雪</h1>{story}</article>"))

    lines = extract_main_text(tree)

    assert "桥上的雪" not in lines
    assert lines[-2:] == ("大雪封闭了旧桥。", "列车星期一恢复。")


@pytest.mark.parametrize(("count", "expected"), [(1990, False), (2010, True)])
def test_has_many_blocks_counts_blocks(count, expected):
    assert has_many_blocks(html.fromstring("<p>Snow" * count)) is expected


def test_read_page_of_short_lines_takes_as_long_as_it_is():
    """Trafilatura's justext took the square: 16 s for 5,000 lines."""
    story = (
        f"<article><p>{'Snow fell on the town all night. ' * 9}</p></article>"
    )
    small, large = (
        f"<body>{story}{'<div><span>Ad</span></div>' * count}</body>"
        for count in (3000, 12_000)
    )

    assert _seconds(large) < 10 * _seconds(small)


def _seconds(page):
    def once():
        before = time.process_time()
        page_reader.read(page)
        return time.process_time() - before

    return min(once() for _ in range(2))
