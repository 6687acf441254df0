import subprocess
import sys

import pytest

from extractors.entities.places.city_table import (
    capital_names,
    cities_named,
    city_by_id,
    city_by_other_name,
    large_cities,
    prominent_names,
)


@pytest.mark.parametrize("name", ["Porto", "PORTO", "porto"])
def test_cities_named_any_case_gives_the_largest_first(name):
    found = cities_named(name)

    assert found[0].countrycode == "PT"
    people = [city.population for city in found]
    assert people == sorted(people, reverse=True)


@pytest.mark.parametrize("name", ["", "Zzyx", "\ud800", "paris\nlyon", "a\tb"])
def test_cities_named_unknown_name_has_none(name):
    assert cities_named(name) == ()
    assert city_by_other_name(name) == ()
    assert city_by_id(name) is None


def test_city_by_other_name_is_no_name_of_the_city():
    (city,) = city_by_other_name("Bombay")

    assert city.name == "Mumbai"
    assert city not in cities_named("Bombay")
    assert city_by_id(str(city.geonameid)) == city


def test_prominent_names_have_capitals_and_large_cities_only():
    assert large_cities()[0].population > 20_000_000
    assert {"Lisbon", "Bogota"} <= capital_names()
    assert {"Lisbon", "Chicago", "Norway"} <= prominent_names()
    assert "Coimbra" not in prominent_names()


@pytest.mark.slow
def test_rule_engine_does_not_load_the_records_of_cities():
    code = (
        "from extractors.entities import rule_engine\n"
        "from extractors.entities.places.geonames import cities\n"
        "from streams.desk.processes.warmup import warm_up\n"
        "warm_up(rule_engine())\n"
        "assert not cities.cache_info().currsize"
    )

    subprocess.run([sys.executable, "-c", code], check=True)
