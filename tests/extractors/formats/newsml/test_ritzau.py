"""Ritzau's news queue, with responses written for these tests."""

import pytest

from extractors.formats import read, split
from extractors.model.errors import ExtractError
from tests.extractors.formats.helpers import only, raw

ITEM = """<RBNews><NewsID>{id}</NewsID>
<PublishDate>2026-03-01T10:00:00.120</PublishDate>
<strapline>HAVN/FÆRGE</strapline>
<headline>Færgen til &amp;#198;rø er tilbage</headline>
<subtitle>Strejken er &amp;amp;quot;slut&amp;amp;quot;</subtitle>
<town>Svendborg</town><origin>/ritzau/</origin><section>Indland</section>
<version>{version}</version>
<content>&lt;p&gt;Besætningen er &amp;amp;quot;glad&amp;amp;quot;.&lt;/p&gt;
&lt;p&gt;Den sejler mandag.&lt;/p&gt;</content><Priority>{priority}</Priority>
<IPTCList xmlns:a="urn:lists"><a:int>11000000</a:int></IPTCList>
<Annuleret>{canceled}</Annuleret><NyVersion>{update}</NyVersion>
<Korrektion>{correction}</Korrektion><InfoFlash>{flash}</InfoFlash>
<byLine>Ann Berg</byLine>
<TilRedaktionen>&lt;p&gt;Foto følger.&lt;/p&gt;</TilRedaktionen>
<ServiceQueueId>77</ServiceQueueId></RBNews>"""
PLAIN = {
    "id": "a-1", "version": "2", "priority": "4", "canceled": "false",
    "update": "false", "correction": "false", "flash": "false",
}  # fmt: skip


def news(**changed):
    return ITEM.format(**(PLAIN | changed))


def response(*items):
    return (
        '<?xml version="1.0"?>'
        '<XMLNewsQueuedResponse xmlns="http://tempuri.org/">'
        f"<XMLNewsQueuedResult><ListOfRBNews>{''.join(items)}</ListOfRBNews>"
        "</XMLNewsQueuedResult></XMLNewsQueuedResponse>"
    )


def test_item_fields_are_read():
    item = only(response(news()))

    assert item.uri == "urn:copydesk:ritzau.dk:a-1"
    assert item.version == "2"
    assert item.version_created.isoformat() == "2026-03-01T10:00:00+00:00"
    assert item.headline == "Færgen til Ærø er tilbage"
    assert item.description == 'Strejken er "slut"'
    assert "&quot;glad&quot;" in item.markup
    assert "<p>Den sejler mandag.</p>" in item.markup
    assert item.urgency == 4
    assert item.located == "Svendborg"
    assert item.byline == "Ann Berg"
    assert item.slugline == "HAVN/FÆRGE"
    assert item.ed_note == "Foto følger."
    assert item.credit_line == "ritzau"
    assert item.sequence == "77"
    assert [subject.uri or subject.name for subject in item.subjects] == [
        "11000000",
        "Indland",
    ]


def test_response_is_cut_into_items():
    parts = split(raw(response(news(), news(id="a-2"))))

    assert [part.uri for part in parts] == [
        "urn:copydesk:ritzau.dk:a-1",
        "urn:copydesk:ritzau.dk:a-2",
    ]


def test_item_without_envelope_is_read():
    assert only(news()).uri == "urn:copydesk:ritzau.dk:a-1"


def test_empty_queue_gives_no_items():
    assert split(raw(response())) == ()
    with pytest.raises(ExtractError) as raised:
        read(raw(response()))

    assert raised.value.reason == "no-item"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"canceled": "true"}, ("canceled", (), 4)),
        ({"correction": "true"}, ("usable", ("sig:correction",), 4)),
        ({"update": "true"}, ("usable", ("sig:update",), 4)),
        ({"flash": "true"}, ("usable", (), 1)),
        ({"priority": "soon"}, ("usable", (), 0)),
    ],
)
def test_flags_become_status_signals_and_urgency(changed, expected):
    item = only(response(news(**changed)))

    assert (item.pub_status, item.signals, item.urgency) == expected
