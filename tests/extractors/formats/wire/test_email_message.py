from tests.extractors.formats.helpers import only


def test_message_is_read():
    item = only(
        "From: Ann Berg <ann@w.test>\nSubject: Ferry strike ends\nMessage-ID: <1@w.test>\nDate: Sun, 1 Mar 2026 10:00:00 +0000\n\nCrews are back.\n"
    )

    assert (item.uri, item.headline, item.body) == (
        "mid:1@w.test",
        "Ferry strike ends",
        "Crews are back.",
    )
