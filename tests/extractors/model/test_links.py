import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.model.links import clean_link, document_link, identity_link

SITE = "https://grey-harbour.example"


@pytest.mark.parametrize(
    "extra",
    [
        "utm_source=rss&utm_medium=feed",
        "UTM_Source=rss",
        "at_medium=RSS&at_campaign=64",
        "fbclid=IwAR0xYz",
        "gclid=Cj0KCQ",
        "mc_cid=1a2b&mc_eid=3c4d",
        "xtor=RSS-3208",
        "wt_mc=rss.red.ho",
        "WT.mc_id=Feed",
        "cmpid=rss",
        "ref=rss",
        "source=feed",
        "_ga=2.1.3",
        "ns_campaign=bbc",
        "mtm_campaign=alert",
    ],
)
def test_clean_link_with_tracking_parameters_drops_them(extra: str) -> None:
    assert clean_link(f"{SITE}/news/2411-dock?{extra}") == (
        f"{SITE}/news/2411-dock"
    )
    assert clean_link(f"{SITE}/story.php?id=17&{extra}") == (
        f"{SITE}/story.php?id=17"
    )
    assert clean_link(f"{SITE}/story.php?{extra}&amp;id=17") == (
        f"{SITE}/story.php?amp;id=17"
    )


@pytest.mark.parametrize(
    "url",
    [
        f"{SITE}/?p=2494",
        f"{SITE}/story.php?cid=4711",
        f"{SITE}/some-story?cid=4711",
        f"{SITE}/news/article?oid=001&aid=0012345&sid=104",
        f"{SITE}/view?source_id=17",
        f"{SITE}/view?ref=abc",
        f"{SITE}/pictures?gallery=ferry",
        f"{SITE}/pictures?gallery_id=9",
        f"{SITE}/a-1?campaign_id=77",
        f"{SITE}/index.php?title=Grey%20Harbour&lang=de",
        f"{SITE}/article.php?sid=123",
        f"{SITE}/%D8%AE%D8%A8%D8%B1?page=2",
        f"{SITE}/story/1#comments",
        f"{SITE}/#/news?id=17",
        "tag:grey-harbour.example,2026:utm_source",
        "urn:newsml:grey-harbour.example:20261124:A1?utm_source=x",
        "333483",
        "",
    ],
)
def test_clean_link_that_identifies_a_story_is_unchanged(url: str) -> None:
    assert clean_link(url) == url
    assert identity_link(url) == url


def test_clean_link_with_tracking_in_the_fragment_drops_it() -> None:
    url = f"{SITE}/news/2411#xtor=RSS-3208"
    assert clean_link(url) == f"{SITE}/news/2411"
    assert clean_link(f"{SITE}/a-1#utm_source=rss&part=2") == (
        f"{SITE}/a-1#part=2"
    )


def test_clean_link_with_a_session_keeps_the_address_to_fetch() -> None:
    url = f"{SITE}/a-1;jsessionid=0A1B2C?id=3&token=9f8e7d6c"
    assert clean_link(url) == url
    assert identity_link(url) == f"{SITE}/a-1?id=3"


@pytest.mark.parametrize(
    "token",
    [
        "token=9f8e7d6c5b",
        "session_id=A9f8e7d6",
        "PHPSESSID=9f8e7d6c5b4a39281706",
        "sid=9f8e7d6c5b4a39281706",
        "X-Amz-Signature=9f8e&X-Amz-Expires=300",
        "expires=1795600000&signature=aGVsbG8x",
    ],
)
def test_identity_link_with_tokens_is_the_same_for_each(token: str) -> None:
    assert identity_link(f"{SITE}/item/77201?{token}") == f"{SITE}/item/77201"


def test_identity_link_of_a_token_that_alone_identifies_is_unchanged() -> None:
    url = f"{SITE}/item?token=9f8e7d6c5b"
    assert identity_link(url) == url


@pytest.mark.parametrize(
    ("url", "ids", "expected"),
    [
        ("/v/content/5ee9?qt=Hy&et=0a", ("5ee9",), "/v/content/5ee9"),
        ("/v/5ee9b4b4aa01?qt=Hy", (), "/v/5ee9b4b4aa01"),
        ("/item/481516?v=3", (), "/item/481516"),
        ("/item/20261124?id=9&q=z", (), "/item/20261124?id=9"),
        ("/item?id=9&q=z", (), "/item?id=9&q=z"),
        ("/item?id=9&q=z", ("item",), "/item?id=9"),
        ("/v/content/story?n=9", ("5ee9",), "/v/content/story?n=9"),
    ],
)
def test_document_link_with_the_document_in_its_path_loses_its_query(
    url: str, ids: tuple[str, ...], expected: str
) -> None:
    assert document_link(SITE + url, ids) == SITE + expected


PARAMETERS = st.lists(
    st.sampled_from(
        [
            *("utm_source=a", "ref=b", "cid=7", "cid=abc", "id=9", "at_x=1"),
            *("token=abc123x", "q=", "a=b", "x-amz-a=1", "=", "sid=12"),
        ]
    )
)
LINKS = st.builds(
    lambda path, query, anchor: SITE + path + query + anchor,
    st.sampled_from(["", "/", "/a-1", "/story.php", "/view", "/a;b=c"]),
    PARAMETERS.map(lambda parts: "?" + "&".join(parts) if parts else ""),
    st.sampled_from(["", "#", "#top", "#xtor=1", "#a=1&utm_source=2"]),
)


@given(LINKS | st.text().map(lambda text: f"http://a/{text}") | st.text())
def test_links_cleaned_twice_are_the_same(url: str) -> None:
    assert clean_link(clean_link(url)) == clean_link(url)
    assert identity_link(identity_link(url)) == identity_link(url)


@given(LINKS)
def test_links_cleaned_keep_their_ids_and_their_path(url: str) -> None:
    cleaned = clean_link(url)
    base = url.partition("#")[0].partition("?")[0]
    assert cleaned.startswith(base)
    assert cleaned.count("id=9") == url.count("id=9")
    assert "utm_source" not in cleaned
