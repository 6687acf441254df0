import pytest

from streams.page.web.access import (
    Bucket,
    Tokens,
    cookie_value,
    is_known_host,
    is_own_origin,
    level_of,
    take,
)

TOKENS = Tokens("read-token", "act-token")


@pytest.mark.parametrize(
    ("authorization", "cookie", "tokens", "expected"),
    [
        ("", "", Tokens(), "read"),
        ("", "", TOKENS, "none"),
        ("Bearer read-token", "", TOKENS, "read"),
        ("bearer act-token", "", TOKENS, "act"),
        ("Basic act-token", "", TOKENS, "none"),
        ("Bearer ", "", Tokens(), "read"),
        ("Bearer \udcff", "", TOKENS, "none"),
        ("", "act-token", TOKENS, "none"),
        ("", cookie_value("act", TOKENS), TOKENS, "act"),
        ("", cookie_value("read", TOKENS), TOKENS, "read"),
        ("", cookie_value("act", TOKENS), Tokens("read-token", "new"), "none"),
        ("", "", Tokens(act="a"), "read"),
    ],
)
def test_level_of_header_and_cookie(authorization, cookie, tokens, expected):
    assert level_of(authorization, cookie, tokens) == expected


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, True),
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Origin": "http://127.0.0.1:6080"}, True),
        ({"Origin": "http://127.0.0.1:6081"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": "http://127.0.0.1:6080.evil.example"}, False),
    ],
)
def test_is_own_origin_of_headers(headers, expected):
    assert is_own_origin(headers, "127.0.0.1:6080") is expected


@pytest.mark.parametrize(
    ("host", "is_open", "expected"),
    [
        ("127.0.0.1:6080", False, True),
        ("localhost", False, True),
        ("[::1]:6080", False, True),
        ("evil.example:6080", False, False),
        ("127.0.0.1.evil.example", False, False),
        ("", False, False),
        ("desk.example", True, True),
    ],
)
def test_is_known_host(host, is_open, expected):
    assert is_known_host(host, is_open=is_open) is expected


def test_take_empty_bucket_fills_with_time():
    bucket, allowed = take(Bucket(0.5, 10), 10, 2, 5)
    assert not allowed
    bucket, allowed = take(bucket, 10.5, 2, 5)
    assert allowed
    assert take(bucket, 1000, 2, 5)[0].left == 4
