"""The headline among the titles of a page."""

import pytest

from extractors.html import page_tree
from extractors.html.metadata import schema_org
from extractors.html.metadata.headline import choose_headline
from extractors.html.metadata.meta_tags import read_meta_tags
from tests.extractors.html.pages import STORY, linked_data, page_of

LONG = "Snow shuts the old bridge"


@pytest.mark.parametrize(
    ("head", "inner", "headline", "source"),
    [
        (f"<title>{LONG} | The Site</title>", f"<h1>{LONG}</h1>", LONG, "h1"),
        ('<meta property="og:title" content="Snow shuts bridge - The Site"><meta property="og:site_name" content="The Site">', "", "Snow shuts bridge", "og:title"),
        ('<meta property="og:title" content="Snow shuts bridge | Sport">', "", "Snow shuts bridge", "og:title"),
        (linked_data('{"@type": "NewsArticle", "headline": "Snow"}') + '<meta property="og:title" content="Snow shuts bridge">', "", "Snow", "json-ld"),
        (linked_data(f'{{"@type": "NewsArticle", "headline": "{LONG}"}}') + '<meta property="og:title" content="Old bridge shut by snow for a week">', f"<h1>{LONG}</h1>", "Old bridge shut by snow for a week", "og:title"),
        ("", f"<h1>{LONG}</h1>", LONG, "h1"),
        ('<meta property="og:title" content="What the snow did next">', f"<h1>{LONG}</h1>", LONG, "h1"),
        (f'<meta property="og:title" content="{LONG}">', "<h1>Anmelden</h1>", LONG, "og:title"),
        (f'<title>{LONG}</title><meta property="og:title" content="{LONG}">', "<h1>Niet beschikbaar</h1>", LONG, "og:title"),
        (f'<title>{LONG}</title><meta property="og:title" content="{LONG}">', "<h1>Bridge snowbound</h1>", "Bridge snowbound", "h1"),
        (f'<meta property="og:title" content="{LONG} * The Site * by Ann Berg"><meta property="og:site_name" content="The Site">', "", LONG, "og:title"),
        (f"<title>The Hill | {LONG}</title>", f"<h2>{LONG}</h2>", LONG, "title"),
        (f"<title>{LONG} - The Hill Post</title>", f"<h3>{LONG}</h3>", LONG, "title"),
        (f"<title>{LONG} « The Hill Post</title>", f"<h2>{LONG}</h2>", LONG, "title"),
        ("<title>大雪封闭旧桥列车晚点_社会_山上新闻网</title>", "<h2>大雪封闭旧桥列车晚点</h2>", "大雪封闭旧桥列车晚点", "title"),
        ("<title>大雪で古い橋を閉鎖（丘の上新聞）</title>", "<h2>大雪で古い橋を閉鎖</h2>", "大雪で古い橋を閉鎖", "title"),
        ("<title>Snow: what to know</title>", f'<h1><a href="/">The Hill Morning Post</a></h1><article><h2 itemprop="headline">{LONG}</h2></article>', LONG, "h1"),
        ("<title>Snow: what to know</title>", '<h1><a href="/">The Hill Morning Post</a></h1><h2 itemprop="headline">News of the old hill</h2>', "Snow: what to know", "title"),
        ("<title>Snow: what to know</title>", '<h1><a href="/">The Hill Morning Post</a></h1>', "Snow: what to know", "title"),
        ("", f"<h1><span>Port:</span><span>{LONG}</span></h1>", f"Port: {LONG}", "h1"),
        ("", f"<h1>{LONG}<small>Trains are late</small></h1>", LONG, "h1"),
        ("", f"<h1>{LONG}<svg><title>Premium</title></svg><button>Share</button></h1>", LONG, "h1"),
        ("", f'<h1><span class="sr-only">Article:</span>{LONG} <a class="comments" href="#c">12</a></h1>', LONG, "h1"),
        ("", "<h1><b>S</b><i>now</i> shuts the <em>old</em> bridge</h1>", LONG, "h1"),
        ("<title>大雪で古い橋を閉鎖、列車に遅れ｜丘の上新聞</title>", "", "大雪で古い橋を閉鎖、列車に遅れ", "title"),
    ],
)  # fmt: skip
def test_choose_headline_returns_headline_without_site(
    head, inner, headline, source
):
    tree = page_tree.parse(page_of(inner + STORY, head))

    chosen = choose_headline(
        tree, schema_org.read_metadata(tree), read_meta_tags(tree)
    )

    assert chosen == (headline, source)


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (f"<span class='kicker'>Politics</span> {LONG}", LONG),
        (f"<span class='article-topline'>Wetter</span><span>{LONG}</span>", LONG),
        (f"{LONG} <span class='badge'>Live</span>", LONG),
        (f"<span class='kicker'>Hill:</span> {LONG}", f"Hill: {LONG}"),
        (f"<span class='section'>{LONG}</span>", LONG),
        (f"<span class='headline'>{LONG}</span>", LONG),
        ("<span class='label'>The old bridge</span> shut", "The old bridge shut"),
    ],
)  # fmt: skip
def test_choose_headline_kicker_in_heading_is_left_out(inner, expected):
    tree = page_tree.parse(page_of(f"<h1>{inner}</h1>{STORY}"))

    chosen = choose_headline(
        tree, schema_org.read_metadata(tree), read_meta_tags(tree)
    )

    assert chosen == (expected, "h1")


def test_choose_headline_name_of_host_behind_title_is_site():
    title = f"<title>{LONG} – The Hill Post</title>"
    tree = page_tree.parse(page_of(STORY, title))
    url = "https://www.hillpost.example/news/snow"

    chosen = choose_headline(tree, schema_org.read_metadata(tree), {}, url)

    assert chosen == (LONG, "title")
