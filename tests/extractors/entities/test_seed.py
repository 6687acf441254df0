"""The seed article: cleaned as the desk cleans it, then marked."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from extractors.entities import extract_entities
from extractors.model.raw import RawItem
from extractors.pipeline.clean import clean
from tests.extractors.entities.news import ENGINE

SEED = Path(__file__).parents[4] / "shared/seeds/000_7038dc2772545afd.txt"

pytestmark = [
    pytest.mark.corpora,
    pytest.mark.skipif(
        not SEED.is_file(), reason="../shared/seeds is not here"
    ),
]

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


def named(entities, kind):
    return {one.name for one in entities if one.type == kind}


def test_all_its_people_and_organisations_and_nobody_else(entities):
    assert named(entities, "person") == PEOPLE
    assert named(entities, "organisation") == ORGANISATIONS


def test_its_places_with_their_codes(entities):
    codes = {one.name: one.id for one in entities if one.type == "place"}

    assert codes.keys() >= PLACES
    assert (codes["China"], codes["Russia"], codes["Taiwan"]) == (
        "iso3166:CN",
        "iso3166:RU",
        "iso3166:TW",
    )
    assert codes["Beijing"] == "geonames:1816670"


def test_its_treaty_games_and_disease(entities):
    assert {(one.type, one.name) for one in entities} >= OTHERS


@pytest.mark.parametrize(
    ("short", "full"), [("Xi", "Xi Jinping"), ("Putin", "Vladimir Putin")]
)
def test_a_surname_is_the_person_named_in_full(item, entities, short, full):
    person = next(one for one in entities if one.name == full)
    marked = [one for one in person.mentions if one.field == "body"]

    assert {one.text for one in marked} == {short, full}
    assert len(marked) == len(re.findall(rf"\b{short}\b", item.body))


def test_no_word_of_the_spinner_and_no_furniture_is_marked(item, entities):
    surfaces = [m.text.lower() for one in entities for m in one.mentions]
    words = {word for surface in surfaces for word in surface.split()}
    spun = {one.word for one in item.spun.examples}

    assert len(spun) >= 10
    assert not words & (spun | {"related", "post", "leave", "reply", "email"})
