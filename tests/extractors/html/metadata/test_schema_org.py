"""What a page says of its story to machines."""

import json

import pytest

from extractors.html import page_tree
from extractors.html.metadata import schema_org
from tests.extractors.html.pages import linked_data, page_of


def stated(*nodes):
    head = "".join(linked_data(json.dumps(one)) for one in nodes)
    return schema_org.read_metadata(page_tree.parse(page_of("<p>x</p>", head)))


STORY = {
    "@type": "NewsArticle",
    "headline": "Snow &amp; ice",
    "datePublished": "2026-01-02T08:00:00+01:00",
    "author": [{"name": "Ann Berg"}, "Ole Vik"],
    "publisher": {"name": "Tideway Post"},
    "keywords": "snow, ice, snow",
    "articleBody": "<p>Snow fell.</p><p>Trains were late.</p>",
    "isAccessibleForFree": False,
    "image": {
        "@type": "ImageObject",
        "contentUrl": "https://tideway.example/a.jpg",
        "caption": "Snow on the bridge",
        "creditText": "Nordlys",
    },
}


def test_a_story_is_read():
    found = stated(STORY)

    assert found.headline == "Snow & ice"
    assert found.authors == ("Ann Berg", "Ole Vik")
    assert found.published == "2026-01-02T08:00:00+01:00"
    assert found.publisher == "Tideway Post"
    assert found.keywords == ("snow", "ice")
    assert found.body.split("\n") == ["Snow fell.", "", "Trains were late."]
    assert found.paywalled
    assert found.images == (
        schema_org.ImageObject(
            "https://tideway.example/a.jpg", "Snow on the bridge", "Nordlys"
        ),
    )


def test_the_story_is_chosen_among_others():
    teaser = {"@type": "NewsArticle", "name": "Another story"}

    assert stated(teaser, STORY, {"@type": "WebSite"}).headline == "Snow & ice"


def test_pictures_apart_are_the_storys():
    apart = {"@type": "ImageObject", "url": "b.jpg", "caption": "The quay"}

    assert [one.caption for one in stated(STORY, apart).images] == [
        "Snow on the bridge",
        "The quay",
    ]


def test_a_live_blogs_entries_are_its_body():
    blog = {
        "@type": "LiveBlogPosting",
        "headline": "Live: snow",
        "liveBlogUpdate": [
            {"headline": "Bridge shut", "articleBody": "The bridge is shut."},
            {"articleBody": "Snow falls."},
            {"headline": ""},
            "no entry",
        ],
    }
    found = stated(blog)

    assert found.body.split("\n") == [
        "Bridge shut",
        "The bridge is shut.",
        "Snow falls.",
    ]
    assert found.entries == 2


@pytest.mark.parametrize("kind", ["ImageGallery", "MediaGallery"])
def test_a_gallerys_pictures_are_read(kind):
    found = stated(
        {"@type": kind, "name": "Boats", "associatedMedia": [{"url": "a.jpg"}]}
    )

    assert (found.type, found.headline) == (kind, "Boats")
    assert found.images == (schema_org.ImageObject("a.jpg"),)


def test_a_silent_page_states_nothing():
    assert stated({"@type": "WebSite"}) == schema_org.PageMetadata()
