"""Documents that were cut off before the end of their item."""

import pytest

from extractors.formats import read, split
from extractors.model.errors import ExtractError
from tests.extractors.formats.helpers import raw

TEXT = "<p>Crews are back at work.</p><p>They sail at noon.</p>"
G2 = f"""<newsItem guid="urn:h:1"><contentMeta><headline>Ferry</headline>
</contentMeta><contentSet><inlineXML><html><body>{TEXT}</body></html>
</inlineXML></contentSet></newsItem>"""
NITF = f"""<nitf><head><title>Ferry</title></head><body><body.content>{TEXT}
</body.content></body></nitf>"""
NEWSML = f"""<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Ferry
</HeadLine></NewsLines><ContentItem><DataContent>{TEXT}</DataContent>
</ContentItem></NewsComponent></NewsItem></NewsML>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour</title>
<entry><id>urn:h:1</id><title>Ferry</title><content type="html"><![CDATA[{TEXT}
]]></content></entry></feed>"""
DOCUMENTS = {"g2": G2, "nitf": NITF, "newsml": NEWSML, "atom": ATOM}


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_document_that_is_cut_in_its_text_is_unreadable(document):
    (part,) = split(raw(document[: document.index("They sail")]))

    with pytest.raises(ExtractError, match="cut off"):
        read(part)


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_whole_document_is_read(document):
    (part,) = split(raw(document))

    assert read(part).headline == "Ferry"


def test_items_before_the_cut_are_read():
    other = ATOM.replace("urn:h:1", "urn:h:2")
    entry = other[other.index("<entry>") : other.index("</feed>")]
    feed = ATOM.replace("</feed>", entry[: entry.index("They sail")])

    first, second = split(raw(feed))

    assert read(first).headline == "Ferry"
    with pytest.raises(ExtractError, match="cut off"):
        read(second)
