"""Datelines in fields of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fields import dateline


@pytest.mark.parametrize(
    ("field", "text", "places", "agency", "date"),
    [
        ("Koblenz (kod)", "Koblenz", ("Koblenz",), "kod", ""),
        (
            "Mainz/Trier (dpa/lrs) - ",
            "Mainz/Trier",
            ("Mainz", "Trier"),
            "dpa/lrs",
            "",
        ),
        ("PARIS, March 3 (AFP)", "PARIS", ("PARIS",), "AFP", "March 3"),
        ("PARIS, March 3", "PARIS", ("PARIS",), "", "March 3"),
        ("Bern, 5. März 2026 (sda)", "Bern", ("Bern",), "sda", "5. März 2026"),
        ("HOBART Feb 2 AAP -", "HOBART", ("HOBART",), "AAP", "Feb 2"),
        ("OSLO, Monday (Reuters)", "OSLO", ("OSLO",), "Reuters", "Monday"),
        ("Turku", "Turku", ("Turku",), "", ""),
        ("MACON, Ga.", "MACON, Ga.", ("MACON, Ga.",), "", ""),
        ("MACON, Ga. (AP) —", "MACON, Ga.", ("MACON, Ga.",), "AP", ""),
        ("Halle (Saale)", "Halle (Saale)", ("Halle (Saale)",), "", ""),
        ("杭州", "杭州", ("杭州",), "", ""),
        (
            "2014-07-16 13:00:03 GMT+00:00",
            "",
            (),
            "",
            "2014-07-16 13:00:03 GMT+00:00",
        ),
        ("4/4/2018", "", (), "", "4/4/2018"),
        ("20260303T081500+0000", "", (), "", "20260303T081500+0000"),
        ("  PORT\n MORESBY  ", "PORT MORESBY", ("PORT MORESBY",), "", ""),
        (
            "WIRE TEST - ROMA, 01 LUG -",
            "WIRE TEST - ROMA, 01 LUG -",
            (),
            "",
            "",
        ),
    ],
)
def test_parse_supplied_field_returns_parts(field, text, places, agency, date):
    parsed = dateline.parse_supplied(field)

    assert parsed is not None
    assert (parsed.text, parsed.places) == (text, places)
    assert (parsed.agency, parsed.date) == (agency, date)


def test_parse_supplied_empty_field_returns_none():
    assert dateline.parse_supplied(" \n") is None


@given(st.text(max_size=60))
def test_parse_supplied_any_text_keeps_parts_of_field(field):
    parsed = dateline.parse_supplied(field)

    whole = " ".join(field.split())
    assert (parsed is None) == (not any(map(str.isalnum, whole)))
    if parsed is not None:
        parts = (parsed.text, parsed.agency, parsed.date)
        assert any(parts)
        assert all(part in whole for part in parts)
