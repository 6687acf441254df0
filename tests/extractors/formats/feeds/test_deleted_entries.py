"""Entries that an Atom feed says to be deleted."""

from extractors.formats import read, split
from tests.extractors.formats.helpers import raw

FEED = """<feed xmlns="http://www.w3.org/2005/Atom"
 xmlns:at="http://purl.org/atompub/tombstones/1.0"><title>Harbour</title>
<at:deleted-entry ref="tag:harbour.test,2026:1" when="2026-03-01T10:00:00Z">
<at:comment>Wrong ferry</at:comment></at:deleted-entry>
<entry><id>tag:harbour.test,2026:2</id><title>Port opens</title></entry>
</feed>"""


def test_deleted_entry_withdraws_the_entry_that_it_names():
    deleted, other = map(read, split(raw(FEED)))

    assert (deleted.uri, deleted.pub_status, deleted.ed_note) == (
        "tag:harbour.test,2026:1",
        "canceled",
        "Wrong ferry",
    )
    assert (other.headline, other.pub_status) == ("Port opens", "usable")
