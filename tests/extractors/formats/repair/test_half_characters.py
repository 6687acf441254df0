"""Half of a character of two UTF-16 units costs that character alone."""

from datetime import UTC, datetime

import pytest

from extractors.formats import split
from extractors.model.raw import RawItem
from extractors.output.codec import encode
from extractors.pipeline.clean import clean

NOW = datetime(2026, 3, 1, tzinfo=UTC)
STORY = "Snow {} lies on the old bridge of Ellery, and it melts."

DOCUMENTS = {
    "json-feed": (
        "application/feed+json",
        '{"version":"https://jsonfeed.org/version/1.1","title":"{}","items":'
        '[{"id":"1{}","title":"Snow {}","url":"https://a.example/{}",'
        '"content_html":"<p>STORY</p>","authors":[{"name":"Ann Berg{}"}]}]}',
    ),
    "ninjs-2": (
        "application/json",
        '{"uri":"urn:a:{}","type":"text","headline":"Snow {}","{}":1,'
        '"body_text":"STORY","byline":"Ann Berg {}"}',
    ),
    "ninjs-3": (
        "application/json",
        '{"uri":"urn:a:{}","type":"text","headlines":[{"value":"Snow {}"}],'
        '"bodies":[{"value":"STORY"}],"by":"Ann Berg {}"}',
    ),
    "json-ld": (
        "text/html",
        '<script type="application/ld+json">{"@type":"NewsArticle",'
        '"headline":"Snow {}","author":"Ann Berg {}","articleBody":"STORY"}'
        "</script><p>No text</p>",
    ),
    "page": ("text/html", "<title>Snow {}</title><h1>Snow {}</h1><p>STORY"),
    "rss": (
        "application/rss+xml",
        '<rss version="2.0"><channel><title>{}</title><item><title>Snow {}'
        "</title><link>https://a.example/{}</link><guid>1{}</guid>"
        "<description>STORY</description></item></channel></rss>",
    ),
    "atom": (
        "application/atom+xml",
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>{}</title><entry>'
        "<id>1{}</id><title>Snow {}</title><link href='https://a.example/{}'/>"
        "<content type='html'>STORY</content></entry></feed>",
    ),
    "nitf": (
        "application/xml",
        "<nitf><head><title>Snow {}</title></head><body><body.head><hedline>"
        "<hl1>Snow {}</hl1></hedline></body.head><body.content><p>STORY</p>"
        "</body.content></body></nitf>",
    ),
}
HALVES = {
    True: ("\\ud83d", "\\uDC00", "\\uD83D\\ud83d", "\\udfff\\uD800"),
    False: ("&#xD83D;", "&#56320;", "&#xdc00;&#xd83d;", "&#55357;"),
}


@pytest.mark.parametrize("position", range(4))
@pytest.mark.parametrize("name", DOCUMENTS)
def test_clean_half_character_costs_no_item(name, position):
    media_type, template = DOCUMENTS[name]
    is_json = "json" in media_type or "ld+json" in template
    half = HALVES[is_json][position]
    body = template.replace("STORY", STORY).replace("{}", half)
    raw = RawItem(
        "a", "", media_type, NOW, body.encode(), "https://a.example/f"
    )

    (item,) = (clean(part).item for part in split(raw))

    encode(item)
    assert "lies on the old bridge of Ellery, and it melts." in item.body
    assert item.headline.startswith("Snow")


def test_split_half_character_in_a_json_feed_gives_records():
    media_type, template = DOCUMENTS["json-feed"]
    raw = RawItem(
        "a", "", media_type, NOW, template.replace("{}", "\\ud83d").encode()
    )

    (part,) = split(raw)

    encode(part)
