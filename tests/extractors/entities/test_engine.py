from extractors.entities.engine import Span


def test_identified_changes_only_id_and_name():
    span = Span(3, 8, "place", 0.5, "iso3166:PE", "Peru", ("credit",))

    assert span.identified("geonames:1", "Orlo") == span._replace(
        id="geonames:1", name="Orlo"
    )
