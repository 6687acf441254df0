import subprocess
import sys
from importlib.resources import files

import pytest

from extractors.fields.dateline.place_names import (
    derive_place_names,
    derive_well_known_names,
)
from extractors.fields.dateline.places import is_place, is_surname

FOLDER = files("extractors.fields.dateline")


@pytest.mark.parametrize(
    ("file", "derive"),
    [
        ("place_names.txt", derive_place_names),
        ("well_known_places.txt", derive_well_known_names),
    ],
)
def test_place_names_file_is_what_the_package_gives(file, derive):
    lines = FOLDER.joinpath(file).read_text(encoding="utf-8").split("\n")

    assert lines == [*derive(), ""], "run `make places`"


@pytest.mark.parametrize(
    "name",
    [
        "PARIS", "são paulo", "St. Petersburg", "Mt. Vernon", "Ulan-Ude",
        "東京", "大阪", "서울", "Москва", "القاهرة", "Reykjavík", "N.Y.",
    ],
)  # fmt: skip
def test_is_place_name_in_any_script_and_case_is_known(name):
    assert is_place(name)


@pytest.mark.parametrize(
    "name", ["VERDICT", "Surprise", "Zzyx", "\ud800", "paris\nlyon"]
)
def test_is_place_label_or_common_word_is_none(name):
    assert not is_place(name)


def test_is_place_well_known_names_are_all_places():
    assert all(map(is_place, derive_well_known_names()))


def test_is_surname_city_of_a_million_is_none():
    assert is_surname("Lincoln")
    assert not is_surname("Houston")


def test_is_place_does_not_load_the_records_of_cities():
    code = (
        "from extractors.fields.dateline.places import is_place, is_surname\n"
        "from extractors.entities.places.geonames import cities\n"
        "is_place('Nowhere at all'); is_surname('Lincoln')\n"
        "assert not cities.cache_info().currsize"
    )

    subprocess.run([sys.executable, "-c", code], check=True)
