"""The seed article: cleaned as the desk cleans it, then its entities."""

import re
from datetime import UTC, datetime

import pytest

from extractors.entities import extract_entities
from extractors.model.raw import RawItem
from extractors.pipeline.clean import clean
from tests.corpora import SEED, needs
from tests.extractors.entities.news import ENGINE

pytestmark = needs(SEED)

PEOPLE = {"Xi Jinping", "Vladimir Putin", "Sun Jingxin", "Ruan Zongze"}
PLACES = {"China", "Russia", "Taiwan", "Beijing"}
ORGANISATIONS = {
    "Xinhua",
    "Academy of Contemporary China and World Studies",
    "China Institute of International Studies",
}
OTHERS = {
    ("work", "Treaty of Good-neighborliness and Friendly Cooperation"),
    ("event", "Winter Olympics"),
    ("product", "COVID-19"),
}


@pytest.fixture(scope="module")
def item():
    at = datetime(2021, 12, 16, tzinfo=UTC)
    raw = RawItem("t", "urn:seed", "text/plain", at, SEED.read_bytes())
    return clean(raw).item


@pytest.fixture(scope="module")
def entities(item):
    return extract_entities(item, ENGINE)


def names_of(entities, kind):
    return {entity.name for entity in entities if entity.type == kind}


def test_seed_people_and_organisations_are_exactly_expected(entities):
    assert names_of(entities, "person") == PEOPLE
    assert names_of(entities, "organisation") == ORGANISATIONS


def test_seed_places_have_ids(entities):
    codes = {
        entity.name: entity.id for entity in entities if entity.type == "place"
    }

    assert codes.keys() >= PLACES
    assert (codes["China"], codes["Russia"], codes["Taiwan"]) == (
        "iso3166:CN",
        "iso3166:RU",
        "iso3166:TW",
    )
    assert codes["Beijing"] == "geonames:1816670"


def test_seed_work_event_and_product_are_found(entities):
    assert {(entity.type, entity.name) for entity in entities} >= OTHERS


@pytest.mark.parametrize(
    ("short", "full"), [("Xi", "Xi Jinping"), ("Putin", "Vladimir Putin")]
)
def test_seed_surname_joins_full_name(item, entities, short, full):
    person = next(entity for entity in entities if entity.name == full)
    mentions = [
        mention for mention in person.mentions if mention.field == "body"
    ]

    assert {mention.text for mention in mentions} == {short, full}
    assert len(mentions) == len(re.findall(rf"\b{short}\b", item.body))


def test_seed_spun_words_and_furniture_are_not_entities(item, entities):
    surfaces = [
        mention.text.lower()
        for entity in entities
        for mention in entity.mentions
    ]
    words = {word for surface in surfaces for word in surface.split()}
    spun = {example.word for example in item.spun.examples}

    assert len(spun) >= 10
    assert not words & (spun | {"related", "post", "leave", "reply", "email"})
