import pytest

from tests.extractors.formats.helpers import only

NEWSML = """<NewsML><NewsItem><Identification><NewsIdentifier>
<ProviderId>harbour.test</ProviderId><DateId>20260301</DateId><NewsItemId>F1</NewsItemId>
<RevisionId PreviousRevision="1" Update="N">2</RevisionId>
<PublicIdentifier>urn:newsml:harbour.test:20260301T100000Z:F1:2</PublicIdentifier>
</NewsIdentifier></Identification><NewsManagement><Status FormalName="%s"/><Urgency FormalName="2"/>
<ThisRevisionCreated>20260301T100000Z</ThisRevisionCreated></NewsManagement>
<NewsComponent><NewsLines><HeadLine>Ferry strike ends</HeadLine><ByLine>Ann Berg</ByLine></NewsLines>
<NewsComponent><ContentItem><MediaType FormalName="Text"/><DataContent><p>First <em>half</em>.</p></DataContent></ContentItem></NewsComponent>
<NewsComponent><ContentItem><DataContent><p>Second half.</p></DataContent></ContentItem></NewsComponent>
<NewsComponent><Role FormalName="Photo"/><ContentItem Href="ferry.jpg"><MediaType FormalName="Photo"/></ContentItem>
<NewsComponent><Role FormalName="Caption"/><ContentItem><DataContent><p>The ferry at dawn.</p></DataContent></ContentItem></NewsComponent></NewsComponent>
</NewsComponent></NewsItem></NewsML>"""


def test_item_has_all_text_and_uri_without_revision():
    item = only(NEWSML % "Usable")

    assert item.uri == "urn:newsml:harbour.test:20260301T100000Z:F1"
    assert item.version == "2"
    assert "First <em>half</em>." in item.markup
    assert "Second half." in item.markup
    assert "dawn" not in item.markup
    assert item.media[0].caption == "The ferry at dawn."


@pytest.mark.parametrize(
    ("stated", "status"),
    [
        ("Usable", "usable"),
        ("Embargoed", "withheld"),
        ("Withheld", "withheld"),
        ("Canceled", "canceled"),
    ],
)
def test_status_becomes_iptc_pub_status(stated, status):
    assert only(NEWSML % stated).pub_status == status
