import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.formats.repair.xml_text import (
    drop_doctype,
    has_bad_reference,
    repair_references,
)
from extractors.formats.syntax import xml
from extractors.model.errors import ExtractError
from tests.extractors.formats.helpers import only

PROLOGUES = [
    '<!DOCTYPE nitf SYSTEM "nitf.dtd">',
    '<!DOCTYPE nitf [<!ENTITY % nitf SYSTEM "nitf-3-0.dtd"> %nitf;]>',
    '<!DOCTYPE nitf PUBLIC "a" "b" [\n<!ENTITY % x PUBLIC "c" "d">\n%x; ] >',
    '<!DOCTYPE nitf [<!ENTITY eacute "&#233;"><!ENTITY unused "x">]>',
]


@pytest.mark.parametrize("prologue", PROLOGUES)
def test_parse_declarations_not_used_reads_the_text(prologue):
    root = xml.parse(f"{prologue}<nitf><p>caf&eacute;</p></nitf>".encode())

    assert xml.first_text(root, "p") == "café"


@pytest.mark.parametrize(
    "body",
    [
        '<!DOCTYPE n [<!ENTITY a "lol">]><n>&a;</n>',
        '<!DOCTYPE n [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><n t="&b;"/>',
        '<n><!ENTITY a "lol"></n>',
        '<!DOCTYPE n [<!ENTITY a "]"><!ENTITY b "c">]><n>&b;</n>',
    ],
)
def test_drop_doctype_entity_used_or_misplaced_is_refused(body):
    with pytest.raises(ExtractError, match="entity-declaration"):
        drop_doctype(body)


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("R&D", "R&amp;D"),
        ("Q&A;", "Q&amp;A;"),
        ("a & b", "a &amp; b"),
        ("?a=1&b=2", "?a=1&amp;b=2"),
        ("&amp;&lt;&gt;&quot;&apos;", "&amp;&lt;&gt;&quot;&apos;"),
        ("&eacute;&nbsp;", "&#233;&#160;"),
        ("&#8217;&#x2019;", "&#8217;&#x2019;"),
        ("&#xD83D;", "\ufffd"),
        ("&#55357;&#56842;", "\U0001f60a"),
        ("<![CDATA[&#xd83d;&#xDE0A;]]>", "<![CDATA[\U0001f60a]]>"),
        ("&#56842;&#55357;", "\ufffd\ufffd"),
        ("&#;", "&amp;#;"),
        ("<![CDATA[R&D &eacute;]]> R&D", "<![CDATA[R&D &eacute;]]> R&amp;D"),
        ("<![CDATA[R&D", "<![CDATA[R&D"),
        ("<![CDATA[&#xD83D; R&D", "<![CDATA[\ufffd R&D"),
    ],
)
def test_repair_references_writes_what_xml_has(text, repaired):
    assert repair_references(text) == repaired


@given(st.text(alphabet="a&;#x1<![CDATA]>é ", max_size=60))
def test_repair_references_twice_changes_nothing(text):
    repaired = repair_references(text)

    assert repair_references(repaired) == repaired
    assert not has_bad_reference(repaired)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_parse_text_with_bare_ampersands_loses_no_letter(text):
    letters = "".join(char for char in text if char.isalnum())
    body = f"<n><p>{' & '.join(letters)}</p></n>".encode()

    assert xml.first_text(xml.parse(body), "p") == " & ".join(letters)


def test_feed_with_bare_ampersands_keeps_them():
    item = only(
        "<rss><channel><item><title>Lund & Co buys M&S;</title><link>"
        "https://quay.example/?a=1&b=2</link></item></channel></rss>"
    )

    assert item.headline == "Lund & Co buys M&S;"
    assert item.url == "https://quay.example/?a=1&b=2"
