import pytest

from extractors.formats import split
from extractors.model.raw import RawItem
from extractors.pipeline.clean import clean
from tests.bench.running.wire_items import START, make_item, ninjs_document


@pytest.mark.parametrize("number", [0, 1, 2, 3, 4, 5])
def test_item_is_cleaned_with_its_350_words(number):
    item = clean(make_item(number)).item

    assert 345 <= len(item.body.split()) <= 355
    assert item.headline
    assert item.language == "en"


def test_item_is_a_function_of_its_number():
    assert make_item(2) == make_item(2)
    assert make_item(2).body != make_item(5).body


def test_document_is_split_into_its_items():
    document = RawItem(
        "f", "", "application/json", START, ninjs_document(range(3, 6), START)
    )

    assert [part.uri for part in split(document)] == [
        "urn:bench:3", "urn:bench:4", "urn:bench:5",
    ]  # fmt: skip
