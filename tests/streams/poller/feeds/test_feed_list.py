import pytest

from streams.poller.feeds.feed_list import (
    RegistryError,
    difference,
    make_registration,
    parse_toml,
)
from streams.records import FeedRegistration

TWO = """
[defaults]
language = "en"

[[feed]]
feed = "harbour"
url = "https://harbour.example/top.rss"
full_text = true

[[feed]]
feed = "kompass"
url = "https://kompass.example/feed"
language = "de"
interval_min = 30
"""


def test_parse_toml_applies_defaults():
    harbour, kompass = parse_toml(TWO)

    assert (harbour.language, harbour.full_text) == ("en", True)
    assert (kompass.language, kompass.interval_min) == ("de", 30.0)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[feed]\n", "line 1"),
        ("[[feeds]]\n", "unknown table [feeds]"),
        ('[[feed]]\nfeed = "a"\n', "feed 1 (a): url is missing"),
        ('[[feed]]\nfeed = "a"\nurl = "ftp://x.example"', "http://"),
        ('[[feed]]\nfeed = "a"\nurl = "https://u:p@x.example"', "password"),
        ('[[feed]]\nfeed = "a b"\nurl = "https://x.example"', "letters"),
        (
            '[[feed]]\nfeed = "a"\nurl = "https://x.example"\nauth = "s3"',
            "env:NAME",
        ),
        (
            '[[feed]]\nfeed = "a"\nurl = "https://x.example"\ntitle = "s"',
            "feed 1 (a): unknown key title",
        ),
        (
            '[[feed]]\nfeed = "a"\nurl = "https://x.example"\ninterval = 60',
            "unknown key interval; do you mean interval_min?",
        ),
        (
            '[[feed]]\nfeed = "a"\nurl = "https://x.example"\nfull_text = 1',
            "feed 1 (a): full_text takes true or false",
        ),
        (
            '[[feed]]\nfeed = "a"\nurl = "https://x.example"\n'
            'transport = "rss"',
            "transport takes drop, http, ",
        ),
        (
            '[[feed]]\nfeed = "a"\nurl = "https://x.example"\n'
            'language = "english"',
            "language should be a BCP 47 tag such as en or pt-BR",
        ),
        ("[[feeds]]", "a feed list has [defaults] and [[feed]]"),
        (
            '[[feed]]\nfeed = "a"\nurl = "https://x.example"\n'
            'allow_private = ["lan"]',
            "'lan' is not an address",
        ),
        (
            '[[feed]]\nfeed = "a"\nurl = "https://x.example"\n'
            "interval_min = 0",
            "interval_min",
        ),
        *(
            (
                '[[feed]]\nfeed = "a"\nurl = "https://x.example"\n' + line,
                "interval_min",
            )
            for line in (
                "interval_min = 1e-300",
                "interval_min = nan",
                "interval_max = inf",
            )
        ),
        *(
            (
                f'[[feed]]\nfeed = "a"\nurl = "https://x.example/{end}"',
                "control characters",
            )
            for end in ("\\u0000", "\\r\\nX-Key: 1", "a b", "\\u007f")
        ),
        (
            '[[feed]]\nfeed = "a"\ntransport = "drop"\nurl = "a\\u0000"',
            "control characters",
        ),
        (TWO + TWO.partition('en"')[2], "harbour is listed twice"),
    ],
)
def test_parse_toml_invalid_list_names_place_and_error(text, message):
    with pytest.raises(RegistryError) as caught:
        parse_toml(text)

    assert message in str(caught.value)


@pytest.mark.parametrize("key", ["url", "hub", "topic"])
@pytest.mark.parametrize(
    "address",
    [
        "http://user:pass-word@a.example/", "http://user:pass-word@a b/",
        "ftp://user:pass-word@a.example/", "http://user:pass-word@[::1/",
        "user:pass-word@a.example", "http://user:pass-wor/d@a.example/",
    ],
)  # fmt: skip
def test_parse_toml_error_does_not_show_a_password(key, address):
    entry = {"feed": "a", "url": "http://b.example/", key: address}

    with pytest.raises(RegistryError) as caught:
        make_registration(entry)

    assert key in str(caught.value)
    assert "pass-wor" not in str(caught.value)


def test_parse_toml_reports_all_errors_together():
    text = '[[feed]]\nfeed = "a"\n[[feed]]\nurl = "https://x.example"\n'

    with pytest.raises(RegistryError) as caught:
        parse_toml(text)

    assert len(caught.value.problems) == 2


def test_difference_lists_added_changed_and_removed():
    same, old, extra = (
        FeedRegistration(name, f"https://{name}.example")
        for name in ("same", "old", "extra")
    )
    new = FeedRegistration("new", "https://new.example")
    changed = FeedRegistration("old", "https://moved.example")

    changes = difference([same, old, extra], [same, changed, new])
    pruned = difference([same, old, extra], [same, changed, new], prune=True)

    assert changes == ((new,), (changed,), (), 1)
    assert pruned.removed == ("extra",)
