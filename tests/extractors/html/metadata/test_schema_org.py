"""The metadata of a story in JSON-LD."""

import json

import pytest

from extractors.html import page_tree
from extractors.html.metadata import schema_org
from tests.extractors.html.pages import linked_data, page_of


def read(*nodes):
    head = "".join(linked_data(json.dumps(node)) for node in nodes)
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


def test_read_metadata_story_returns_fields():
    metadata = read(STORY)

    assert metadata.headline == "Snow & ice"
    assert metadata.authors == ("Ann Berg", "Ole Vik")
    assert metadata.published == "2026-01-02T08:00:00+01:00"
    assert metadata.publisher == "Tideway Post"
    assert metadata.keywords == ("snow", "ice")
    assert metadata.body.split("\n") == ["Snow fell.", "", "Trains were late."]
    assert metadata.paywalled
    assert metadata.images == (
        schema_org.ImageObject(
            "https://tideway.example/a.jpg", "Snow on the bridge", "Nordlys"
        ),
    )


def test_read_metadata_main_story_is_chosen():
    teaser = {"@type": "NewsArticle", "name": "Another story"}

    assert read(teaser, STORY, {"@type": "WebSite"}).headline == "Snow & ice"


def test_read_metadata_separate_images_are_added():
    apart = {"@type": "ImageObject", "url": "b.jpg", "caption": "The quay"}

    assert [image.caption for image in read(STORY, apart).images] == [
        "Snow on the bridge",
        "The quay",
    ]


def test_read_metadata_live_blog_entries_are_body():
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
    metadata = read(blog)

    assert metadata.body.split("\n") == [
        "Bridge shut",
        "The bridge is shut.",
        "Snow falls.",
    ]
    assert metadata.entries == 2


@pytest.mark.parametrize(
    ("heading", "is_live"), [("<h1>Bridge</h1>", True), ("", False)]
)
def test_read_metadata_live_blog_in_microdata_has_the_heading(
    heading, is_live
):
    """A box that leads to a live blog has none."""
    body = (
        '<div itemscope itemtype="https://schema.org/LiveBlogPosting">'
        f'{heading}<p itemprop="articleBody">Snow fell.</p></div>'
    )

    metadata = schema_org.read_metadata(page_tree.parse(page_of(body)))

    assert metadata.is_live == is_live


@pytest.mark.parametrize("kind", ["ImageGallery", "MediaGallery"])
def test_read_metadata_gallery_returns_images(kind):
    metadata = read(
        {"@type": kind, "name": "Boats", "associatedMedia": [{"url": "a.jpg"}]}
    )

    assert (metadata.type, metadata.headline) == (kind, "Boats")
    assert metadata.images == (schema_org.ImageObject("a.jpg"),)


def test_read_metadata_no_story_is_empty():
    assert read({"@type": "WebSite"}) == schema_org.PageMetadata()


@pytest.mark.parametrize(
    "body",
    ['{"blocks": [{"key": "a0", "text": "Snow fell.", "type": "unstyled"}]}', '[{ "type": "paragraph", "text": "Snow fell." }]'],
)  # fmt: skip
def test_read_metadata_body_that_is_data_is_no_text(body):
    found = read(
        {"@type": "NewsArticle", "headline": "Snow", "articleBody": body}
    )

    assert (found.headline, found.body) == ("Snow", "")


@pytest.mark.parametrize(
    ("author", "names"),
    [
        (
            {"@type": "Role", "author": {"@type": "Person", "name": "Ann"}},
            ("Ann",),
        ),
        ({"@type": "Role", "name": "Ann"}, ("Ann",)),
        ({"@type": "Person", "name": ["Ann Berg", "Ole Vik"]}, ("Ann Berg, Ole Vik",)),
    ],
)  # fmt: skip
def test_read_metadata_author_in_other_shape_is_named(author, names):
    assert read(STORY | {"author": author}).authors == names
