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


NITF = (
    "<nitf><body><body.head><hedline><hl1>Not the text</hl1></hedline>"
    "</body.head><body.content><p>Crews are back.</p></body.content></body>"
    "</nitf>"
)


@pytest.mark.parametrize(
    "content", [NITF, f"<![CDATA[<?xml version='1.0'?>{NITF}]]>"]
)
@pytest.mark.parametrize("media_type", ["ComplexData", "Text"])
def test_nitf_inside_data_content_is_the_text(media_type, content):
    stated = (
        f'<MediaType FormalName="{media_type}"/>'
        '<MimeType FormalName="text/vnd.IPTC.NITF"/>'
        f"<DataContent>{content}</DataContent>"
    )
    item = only(
        (NEWSML % "Usable").replace(
            '<MediaType FormalName="Text"/><DataContent><p>First <em>half'
            "</em>.</p></DataContent>",
            stated,
        )
    )

    assert "<p>Crews are back.</p>" in item.markup
    assert "Not the text" not in item.markup


def test_complex_data_with_a_link_is_a_graphic():
    item = only((NEWSML % "Usable").replace('"Photo"', '"ComplexData"'))

    assert item.media[0].type == "graphic"


def test_broken_document_inside_data_content_is_kept_as_text():
    item = only(
        (NEWSML % "Usable").replace(
            "<p>First <em>half</em>.</p>", "&lt;nitf>&lt;p>Crews are"
        )
    )

    assert "Crews are" in item.markup + item.body


DOCUMENT = (
    "<nitf><body><body.head><hedline><hl1>Dock opens</hl1></hedline>"
    "<byline>Ann Berg</byline><dateline><location>OLDPORT</location>"
    "</dateline></body.head><body.content><p>Crews are back.</p>"
    "<NewsItemRef>Related: strike</NewsItemRef></body.content></body></nitf>"
)


@pytest.mark.parametrize(
    "content",
    [
        f"<MediaType FormalName='ComplexData'/><DataContent>{DOCUMENT}"
        "</DataContent>",
        f"<MediaType FormalName='Text'/><Encoding><DataContent>{DOCUMENT}"
        "</DataContent></Encoding>",
        "<DataContent><![CDATA[<!DOCTYPE nitf SYSTEM 'nitf.dtd'>"
        f"{DOCUMENT}]]></DataContent>",
    ],
)
def test_nitf_gives_text_and_fields_that_newsml_lacks(content):
    item = only(
        f"<NewsML><NewsItem><NewsComponent><ContentItem>{content}"
        "</ContentItem></NewsComponent></NewsItem></NewsML>"
    )

    assert item.markup == "<p>Crews are back.</p>"
    assert (item.headline, item.byline) == ("Dock opens", "Ann Berg")
    assert item.dateline is not None


def test_base64_data_is_no_text():
    item = only(
        (NEWSML % "Usable").replace(
            "<DataContent><p>Second half.</p></DataContent>",
            "<Encoding Notation='Base64'><DataContent>AAAABBBB</DataContent>"
            "</Encoding>",
        )
    )

    assert "AAAABBBB" not in item.markup


@pytest.mark.parametrize("name", ["NewsComponentRef", "NewsItemRef"])
def test_text_of_a_reference_is_not_in_the_body(name):
    reference = f"<{name}>Related: strike</{name}>"
    body = (NEWSML % "Usable").replace("<p>Second half.</p>",
        f"<p>Second half.</p>{reference}").replace(
        "<NewsComponent><Role", f"{reference}<NewsComponent><Role")  # fmt: skip

    item = only(body)

    assert "Second half." in item.markup
    assert "Related" not in item.markup


PART = """<NewsComponent><DescriptiveMetadata><Language FormalName="{language}"/>
</DescriptiveMetadata><ContentItem><MediaType FormalName="Text"/>
<DataContent><p>{text}</p></DataContent></ContentItem></NewsComponent>"""
PHOTO = """<NewsComponent><Role FormalName="AssociatedPhoto"/><NewsLines>
<ByLine>Bo Lind</ByLine><CreditLine>Harbour Pictures</CreditLine></NewsLines>
<NewsComponent><Role FormalName="Quicklook"/><ContentItem Href="small.jpg">
<MediaType FormalName="Photo"/></ContentItem></NewsComponent>
<NewsComponent><Role FormalName="HighRes"/><ContentItem Href="large.jpg">
<MediaType FormalName="Photo"/></ContentItem></NewsComponent>
</NewsComponent>"""
WHOLE = """<NewsML><NewsItem xml:lang="en"><Identification><NewsIdentifier>
<ProviderId>harbour.test</ProviderId><NewsItemId>F2</NewsItemId>
</NewsIdentifier><NameLabel>Ferry</NameLabel></Identification>
<NewsComponent>{parts}
</NewsComponent></NewsItem></NewsML>"""


def test_text_in_two_languages_is_that_of_the_item():
    parts = PART.format(language="en", text="Crews are back.") + PART.format(
        language="fr", text="Les marins sont de retour."
    )

    item = only(WHOLE.format(parts=parts))

    assert (item.language, item.markup) == ("en", "<p>Crews are back.</p>")


def test_sizes_of_a_picture_are_renditions_of_one_object():
    item = only(WHOLE.format(parts=PHOTO))

    (media,) = item.media
    assert [part.href for part in media.renditions] == [
        "small.jpg",
        "large.jpg",
    ]
    assert (media.byline, item.byline) == ("Bo Lind", "Bo Lind")


def test_byline_and_credit_of_a_picture_are_not_those_of_the_text():
    text = PART.format(language="en", text="Crews are back.")

    item = only(WHOLE.format(parts=text + PHOTO))

    assert (item.byline, item.credit_line) == ("", "")
    assert item.media[0].byline == "Bo Lind"
