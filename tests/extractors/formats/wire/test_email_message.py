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


def test_fields_at_the_top_of_a_message_are_fields():
    item = only(
        "From: Desk <desk@w.test>\nTo: wire@p.test\nSubject: W-301\n"
        "Message-ID: <1@w.test>\nDate: Sun, 1 Mar 2026 10:00:00 +0000\n\n"
        "HEADLINE: Ferry strike ends\nSLUG: FERRY\nBYLINE: Ann Berg\n\n"
        "Crews are back.\n"
    )

    assert (item.uri, item.headline, item.slugline, item.byline) == (
        "mid:1@w.test",
        "Ferry strike ends",
        "FERRY",
        "Ann Berg",
    )
    assert item.body == "Crews are back."
