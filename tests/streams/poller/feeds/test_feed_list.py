import pytest

from streams.poller.feeds.feed_list import (
    RegistryError,
    difference,
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


def test_a_list_is_read_with_its_defaults():
    harbour, kompass = parse_toml(TWO)

    assert (harbour.language, harbour.full_text) == ("en", True)
    assert (kompass.language, kompass.interval_min) == ("de", 30.0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[feed]\n", "line 1"),
        ("[[feeds]]\n", "unknown table [feeds]"),
        ('[[feed]]\nfeed = "a"\n', "missing required field `url`"),
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
            '[[feed]]\nfeed = "a"\nurl = "https://x.example"\n'
            'allow_private = ["lan"]',
            "'lan' is no address",
        ),
        (
            '[[feed]]\nfeed = "a"\nurl = "https://x.example"\n'
            "interval_min = 0",
            "interval_min",
        ),
        (TWO + TWO.partition('en"')[2], "harbour is listed twice"),
    ],
)
def test_a_wrong_list_says_where_and_what(text, said):
    with pytest.raises(RegistryError) as caught:
        parse_toml(text)

    assert said in str(caught.value)


def test_every_fault_is_reported_at_once():
    text = '[[feed]]\nfeed = "a"\n[[feed]]\nurl = "https://x.example"\n'

    with pytest.raises(RegistryError) as caught:
        parse_toml(text)

    assert len(caught.value.problems) == 2


def test_a_list_is_compared_with_the_registry():
    same, old, extra = (
        FeedRegistration(name, f"https://{name}.example")
        for name in ("same", "old", "extra")
    )
    new = FeedRegistration("new", "https://new.example")
    changed = FeedRegistration("old", "https://moved.example")

    found = difference([same, old, extra], [same, changed, new])
    pruned = difference([same, old, extra], [same, changed, new], prune=True)

    assert found == ((new,), (changed,), (), 1)
    assert pruned.removed == ("extra",)
