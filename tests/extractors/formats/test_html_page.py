from tests.extractors.formats.helpers import only


def test_page_canonical_link_becomes_uri():
    item = only(
        "<!doctype html><html lang='en'><head><title>Ferry</title><link href='/1' rel='canonical'></head><body><p>Crews.</body></html>",
        url="https://w.test/1?from=feed",
    )

    assert (item.uri, item.language) == ("https://w.test/1", "en")
