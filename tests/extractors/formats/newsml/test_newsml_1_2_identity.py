import pytest

from tests.extractors.formats.helpers import only

NEWSML = (
    "<NewsML><NewsItem><Identification><NewsIdentifier>{identifier}"
    "</NewsIdentifier></Identification><NewsManagement><FirstCreated>{created}"
    "</FirstCreated></NewsManagement><NewsComponent {attributes}><NewsLines>"
    "<HeadLine>{headline}</HeadLine></NewsLines>{more}<ContentItem>"
    "<DataContent><p>Crews are back.</p></DataContent></ContentItem>"
    "</NewsComponent></NewsItem></NewsML>"
)
PROVIDER = "<ProviderId>\nwww.harbour.test\n</ProviderId>"
FULL = (
    "<ProviderId>harbour.test</ProviderId><DateId>20260301</DateId>"
    "<NewsItemId>{number}</NewsItemId><RevisionId>{revision}</RevisionId>"
    "<PublicIdentifier>{public}</PublicIdentifier>"
)


def uri_of(identifier: str, **fields: str) -> str:
    defaults = {"created": "20260301T100000Z", "attributes": "", "more": ""}
    defaults["headline"] = "Ferry strike ends"
    return only(
        NEWSML.format(identifier=identifier, **{**defaults, **fields})
    ).uri


@pytest.mark.parametrize(
    "public",
    [
        "urn:newsml:www.harbour.test",
        "urn:newsml:harbour.test:",
        "urn:newsml:harbour.test:20260301",
        "urn:newsml:harbour.test:20260301::{revision}",
        "urn:newsml:harbour.test:20260301T100000Z::{revision}N",
        "http://www.harbour.test/",
        "harbour.test",
        "urn:newsml:harbour:",
        "urn:newsml:harbour.test:news",
        "urn:newsml:harbour.test:20260301:news:{revision}",
        "urn:newsml:harbour.test:2026-03-01",
        "HARBOUR",
        "",
    ],
)
def test_uri_of_a_public_identifier_without_item_is_of_its_parts(public):
    def uri(number: str, revision: str) -> str:
        stated = public.format(revision=revision)
        return uri_of(
            FULL.format(number=number, revision=revision, public=stated)
        )

    assert uri("A1", "1") == "urn:newsml:harbour.test:20260301:A1"
    assert uri("A1", "2") == uri("A1", "1")
    assert uri("A2", "1") == "urn:newsml:harbour.test:20260301:A2"
    assert uri("2", "1") == "urn:newsml:harbour.test:20260301:2"
    assert uri("26", "1") == "urn:newsml:harbour.test:20260301:26"


@pytest.mark.parametrize(
    ("public", "expected"),
    [
        ("urn:newsml:harbour.test:20260301:A1:1N",
         "urn:newsml:harbour.test:20260301:A1"),
        ("urn:newsml:harbour.test:20260301:other77:1",
         "urn:newsml:harbour.test:20260301:other77"),
        ("tag:harbour.test,2026:4711", "tag:harbour.test,2026:4711"),
    ],
)  # fmt: skip
def test_uri_of_a_public_identifier_with_item_is_this(public, expected):
    stated = FULL.format(number="A1", revision="1", public=public)
    assert uri_of(stated) == expected


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"more": "<guid>16AAC1</guid>"}, {"more": "<guid>16AAC2</guid>"}),
        ({"attributes": 'Duid="16AAC34C01"'},
         {"attributes": 'Duid="16AAC34C02"'}),
        ({"attributes": 'Duid="NC00001"'},
         {"attributes": 'Duid="NC00001"', "headline": "Dock closes"}),
        ({}, {"headline": "Dock closes"}),
        ({}, {"created": "20260301T110000Z"}),
    ],
)  # fmt: skip
def test_uri_of_an_item_with_provider_only_is_of_its_marks(first, second):
    later = {"more": "<KeywordLine>ferry</KeywordLine>"}

    assert uri_of(PROVIDER, **first) != uri_of(PROVIDER, **second)
    assert uri_of(PROVIDER, **{**later, **first}) == uri_of(PROVIDER, **first)
    assert uri_of(PROVIDER, **first).startswith("urn:newsml:www.harbour.test:")


def test_uri_without_a_day_has_no_revision():
    stated = FULL.replace("<DateId>20260301</DateId>", "")
    first, second = (
        uri_of(stated.format(number="A1", revision=revision, public=""))
        for revision in ("1", "2")
    )

    assert first == second == "urn:newsml:harbour.test:A1"
