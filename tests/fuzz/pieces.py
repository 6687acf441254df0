"""Fragments of documents, for fuzzing and for Hypothesis."""

__all__ = ["PIECES"]

PIECES = (
    b"<rss><channel>", b"<item>", b"</item>", b"<guid>", b"</guid>",
    b"<feed xmlns='http://www.w3.org/2005/Atom'>", b"<entry>", b"</entry>",
    b"<newsMessage>", b"<newsItem guid='", b"</newsItem>", b"<inlineXML>",
    b"<NewsML><NewsItem>", b"<ContentItem>", b"<DataContent>", b"<nitf>",
    b"<body><body.content>", b"<docdata>", b"<urlset><url><loc>", b"<url>",
    b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?xml version='1.0'?>",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"&amp;", b"&#0;", b"&#xD800;",
    b"\x16\x16\x01", b"\x01eca1 4 i 9 dpa 1", b"\x02", b"\x03", b"\x04",
    b"r d\x13\x11 BC-A 03-01 0001\n", b"\x01W1\n", b"^a<\n", b" =\r\n",
    b'{"version":"https://jsonfeed.org/version/1","items":[', b'{"uri":"a"',
    b'"headlines":', b"[", b"{", b"}", b"]", b",", b'"', b"1e999", b"null",
    b"Subject: a\nFrom: b\nDate: c\n\n", b"\xff\xfe", b"\xef\xbb\xbf",
    b"\xfe\xff", b"\x00", b"<html><head><title>", b"\x1b$B", b"\r\n\r\n",
    b"2026-13-45T99:99:99Z", b"Mon, 1 Mar 2026 12:00:00 +9999", b"\xe9",
)  # fmt: skip
