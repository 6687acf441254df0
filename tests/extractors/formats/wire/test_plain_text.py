from tests.extractors.formats.helpers import only


def test_first_line_becomes_headline():
    item = only("Ferry strike ends\n\nCrews are back.\n\nThey sail.\n")

    assert (item.headline, item.body) == (
        "Ferry strike ends",
        "Crews are back.\n\nThey sail.",
    )
