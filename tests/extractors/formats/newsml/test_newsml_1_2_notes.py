"""Where a NewsML 1.2 item has its notes to editors."""

import pytest

from tests.extractors.formats.helpers import only

ITEM = """<NewsML><NewsItem><Identification><NewsIdentifier>
<ProviderId>harbour.test</ProviderId><NewsItemId>ferry</NewsItemId>
</NewsIdentifier></Identification>{comment}<NewsManagement>{note}
</NewsManagement><NewsComponent><NewsLines><HeadLine>Ferry</HeadLine>{line}
</NewsLines></NewsComponent></NewsItem></NewsML>"""
NOTE = "Not for use before noon."
LINE = (
    "<NewsLine><NewsLineType FormalName='AdvisoryLine'/>"
    f"<NewsLineText>{NOTE}</NewsLineText></NewsLine>"
)


@pytest.mark.parametrize(
    "parts",
    [
        {"note": f"<Instruction FormalName='{NOTE}'/>"},
        {"note": f"<Property FormalName='Advisory' Value='{NOTE}'/>"},
        {"note": f"<Comment>{NOTE}</Comment>", "line": LINE},
        {"comment": f"<Comment>{NOTE}</Comment>"},
        {"line": LINE},
    ],
)
def test_note_to_editors_is_read_once_from_each_place(parts):
    places = {"comment": "", "note": "", "line": "", **parts}

    assert only(ITEM.format(**places)).ed_note == NOTE


def test_other_property_is_no_note():
    note = "<Property FormalName='Topic' Value='Ports'/>"

    item = only(ITEM.format(comment="", note=note, line=""))

    assert item.ed_note == ""
