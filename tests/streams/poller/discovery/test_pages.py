import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.poller.discovery.pages import (
    MAX_LINKS,
    PageLinks,
    find_page_links,
)

URL = "https://quay.example/news/"


def links(markup, url=URL):
    return find_page_links(markup.encode(), url)


def page(body="", head=""):
    return links(
        f"<html><head>{head}</head><body>{body}<p>x</p></body></html>"
    )


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        (
            '<link rel="alternate" type="application/rss+xml" href="/top.xml">',
            "https://quay.example/top.xml",
        ),
        (
            "<LINK HREF=atom.php TYPE='application/atom+xml; charset=utf-8' "
            "REL='home Alternate'>",
            "https://quay.example/news/atom.php",
        ),
        (
            '<link rel="alternate" type="application/feed+json" '
            'href="//cdn.example/f?a=1&amp;b=2#x">',
            "https://cdn.example/f?a=1&b=2",
        ),
        ('<link rel="feed" href="news">', "https://quay.example/news/news"),
        (
            '<base href="/fr/"><link rel="alternate" type="text/xml" href="f">',
            "https://quay.example/fr/f",
        ),
    ],
)
def test_stated_feed_is_found(tag, found):
    assert page(head=tag).stated == (found,)


@pytest.mark.parametrize(
    "tag",
    [
        '<link rel="alternate" hreflang="fr" href="/fr/">',
        '<link rel="alternate" type="application/json" href="/wp-json/1">',
        '<link rel="stylesheet" type="text/xml" href="/a.xml">',
        '<link rel="alternate" type="application/rss+xml" href="ftp://a/b">',
        '<link rel="alternate" type="application/rss+xml" href="http://[1/">',
        '<link rel="alternate" type="application/rss+xml">',
        '<link rel="alternate" type="application/rss+xml" '
        'href="/2026/ferry/comments/feed/">',
    ],
)
def test_other_link_is_no_feed(tag):
    assert page(head=tag) == PageLinks()


@pytest.mark.parametrize(
    "target",
    [
        "/rss", "/feed/", "/politik/index.rss", "/noticias/rss.xml",
        "/ru/feed.json", "/index.xml", "/?feed=rss2", "/list?format=atom",
        "https://feeds.example/quay.rdf", "/sport-rss.xml", "/FEED",
    ],
)  # fmt: skip
def test_linked_common_address_is_likely(target):
    assert len(page(f'<a href="{target}">x</a>').likely) == 1


@pytest.mark.parametrize(
    "target",
    [
        "/feeding-the-gulls", "/rss-explained", "/feeds-and-speeds.html",
        "/data.xml", "/about", "javascript:rss", "/?q=harbour",
        "mailto:rss@quay.example",
    ],
)  # fmt: skip
def test_other_address_is_not_likely(target):
    assert page(f'<a href="{target}">x</a>').likely == ()


def test_links_are_unique_and_bounded():
    many = "".join(f'<a href="/{n}/rss">x</a>' * 2 for n in range(90))

    likely = page(many).likely

    assert len(set(likely)) == len(likely) == MAX_LINKS


@given(st.binary(max_size=400), st.text(max_size=80))
def test_any_bytes_and_address_give_web_addresses(body, url):
    found = find_page_links(body, url)

    for link in (*found.stated, *found.likely):
        assert link.startswith(("http://", "https://"))
