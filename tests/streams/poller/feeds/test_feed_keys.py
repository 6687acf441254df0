import tomllib

import msgspec

from streams.poller.feeds.feed_keys import feed_keys
from streams.poller.feeds.feed_list import make_registration
from streams.records import FeedRegistration


def test_feed_keys_are_those_of_the_record_in_order():
    names = [field.name for field in msgspec.structs.fields(FeedRegistration)]

    assert [key.name for key in feed_keys()] == names[:-1]
    assert names[-1] == "schema"


def test_feed_keys_all_say_what_they_mean():
    assert all(key.about and key.allowed for key in feed_keys())


def test_feed_keys_defaults_written_out_give_the_defaults():
    lines = [
        f"{key.name} = {key.default}" for key in feed_keys() if key.default
    ]
    entry = tomllib.loads("\n".join(lines))
    entry |= {"feed": "a", "url": "https://a.example/"}

    assert make_registration(entry) == FeedRegistration(
        "a", "https://a.example/"
    )
