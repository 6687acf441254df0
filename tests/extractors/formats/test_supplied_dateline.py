"""A dateline in a field of its own, in every syntax that has one."""

from datetime import UTC, datetime

import pytest

from extractors.formats import read
from extractors.model.item import Dateline
from extractors.model.raw import RawItem

AT = datetime(2026, 3, 3, tzinfo=UTC)
SENT = "HOBART, March 3 (Tideway) -"
EXPECTED = Dateline("HOBART", ("HOBART",), "Tideway", "March 3")

DOCUMENTS = {
    "newsml-g2": (
        "application/vnd.iptc.g2.newsitem+xml",
        f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1"
        version="1" standard="NewsML-G2" standardversion="2.29">
        <itemMeta><itemClass qcode="ninat:text"/><provider literal="Tideway"/>
        <versionCreated>2026-03-03T10:00:00Z</versionCreated></itemMeta>
        <contentMeta><headline>Ships wait</headline><dateline>{SENT}</dateline>
        </contentMeta><contentSet><inlineData contenttype="text/plain">Ships
        waited.</inlineData></contentSet></newsItem>""",
    ),
    "newsml-1.2": (
        "application/xml",
        f"""<NewsML><NewsItem><Identification><NewsIdentifier>
        <ProviderId>tideway.example</ProviderId><DateId>20260303</DateId>
        <NewsItemId>1</NewsItemId><RevisionId PreviousRevision="0" Update="N">1
        </RevisionId><PublicIdentifier>urn:x:1</PublicIdentifier>
        </NewsIdentifier></Identification><NewsManagement>
        <NewsItemType FormalName="News"/><FirstCreated>20260303T100000Z
        </FirstCreated><ThisRevisionCreated>20260303T100000Z
        </ThisRevisionCreated><Status FormalName="Usable"/></NewsManagement>
        <NewsComponent><NewsLines><HeadLine>Ships wait</HeadLine>
        <DateLine>{SENT}</DateLine></NewsLines><ContentItem><DataContent>
        <p>Ships waited.</p></DataContent></ContentItem></NewsComponent>
        </NewsItem></NewsML>""",
    ),
    "nitf": (
        "application/xml",
        f"""<nitf><head><docdata><doc-id id-string="x1"/></docdata></head><body>
        <body.head><hedline><hl1>Ships wait</hl1></hedline>
        <dateline>{SENT}</dateline></body.head><body.content><p>Ships waited.
        </p></body.content></body></nitf>""",
    ),
    "ninjs": (
        "application/json",
        f"""{{"uri": "urn:x:1", "type": "text", "headline": "Ships wait",
        "body_text": "Ships waited.", "dateline": "{SENT}"}}""",
    ),
}  # fmt: skip


@pytest.mark.parametrize("syntax", DOCUMENTS)
def test_supplied_dateline_is_parsed(syntax):
    media_type, text = DOCUMENTS[syntax]

    item = read(RawItem("f", "urn:x:1", media_type, AT, text.encode()))

    assert item.dateline == EXPECTED
