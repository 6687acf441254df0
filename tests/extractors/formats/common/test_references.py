"""What documents of each format say that they replace."""

import json

import pytest

from extractors.formats import read
from extractors.formats.common.references import make_references
from extractors.model.item import Reference
from tests.extractors.formats.helpers import raw

OLD = "urn:newsml:harbour.test:20260301:ferry"
G2 = """<newsItem guid="urn:newsml:harbour.test:20260301:note">
<itemMeta>{link}<pubStatus qcode="stat:canceled"/></itemMeta>
<contentMeta><headline>Notice</headline></contentMeta></newsItem>"""
NEWSML_1_2 = """<NewsML><NewsItem><Identification><NewsIdentifier>
<ProviderId>harbour.test</ProviderId><DateId>20260301</DateId>
<NewsItemId>note</NewsItemId><RevisionId>1</RevisionId></NewsIdentifier>
</Identification><NewsManagement><Status FormalName="Canceled"/>
<DerivedFrom NewsItem="{uri}"/><AssociatedWith NewsItem="urn:newsml:other"/>
</NewsManagement></NewsItem></NewsML>"""
NITF = """<nitf><head><docdata><correction id-string="ferry" info="Name"/>
<doc-id id-string="note" regsrc="Harbour"/></docdata></head>
<body><body.content><p>The boat is the Vesla.</p></body.content></body></nitf>"""


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        ("irel:replaces", (Reference(OLD),)),
        ("http://cv.example.org/itemrelation/isCorrectionOf", (Reference(OLD),)),
        ("previous-version", (Reference(OLD),)),
        ("irel:isDerivedFrom", (Reference(OLD, "derived"),)),
        ("irel:seeAlso", ()),
        ("irel:isTranslationOf", ()),
        ("", ()),
    ],
)  # fmt: skip
def test_relation_of_a_link_decides_whether_it_is_a_reference(
    relation, expected
):
    assert make_references([(relation, OLD)]) == expected


def test_news_item_has_the_references_of_its_links():
    link = f'<link rel="irel:replaces" residref="{OLD}"/>'

    assert read(raw(G2.format(link=link))).references == (Reference(OLD),)


def test_newsml_1_2_has_references_without_revision():
    item = read(raw(NEWSML_1_2.format(uri=f"{OLD}:3U")))

    assert item.references == (Reference(OLD, "derived"),)


def test_nitf_correction_names_its_story_and_is_a_correction():
    item = read(raw(NITF))

    assert item.references == (Reference("urn:copydesk:harbour:ferry"),)
    assert (item.signals, item.ed_note) == (("sig:correction",), "Name")


@pytest.mark.parametrize(
    "stated",
    [
        {"evolvedfrom": OLD},
        {"rewrite_of": {"uri": OLD}},
        {"replacing": [OLD]},
    ],
)
def test_ninjs_has_the_references_of_its_properties(stated):
    value = {"uri": "urn:x:2", "headline": "Ferry", "urgency": 3, **stated}

    assert read(raw(json.dumps(value))).references == (Reference(OLD),)


@pytest.mark.parametrize("guid", ["NW-301", "tag_reuters.com_2026_newsml_K1"])
def test_reference_has_the_identity_of_the_item_that_it_names(guid):
    link = f'<link rel="irel:replaces" residref="{guid}"/>'
    old = G2.replace("urn:newsml:harbour.test:20260301:note", guid)

    (reference,) = read(raw(G2.format(link=link))).references

    assert reference.uri == read(raw(old.format(link=""))).uri
