from datetime import UTC, datetime
from pathlib import Path

import pytest

from extractors.entities import infer_subjects, mark, wire_engine
from extractors.entities.desk_names import read_gazetteer
from extractors.item import NewsItem, Subject

ENGINE = wire_engine()
SEED = (
    Path(__file__).parents[4] / "shared" / "seeds" / "000_7038dc2772545afd.txt"
)


def item(body, language="en", **fields):
    return NewsItem(
        uri="urn:test:1",
        feed="test",
        fetched_at=datetime(2021, 12, 16, tzinfo=UTC),
        body=body,
        language=language,
        **fields,
    )


def names(body, language="en"):
    return {(e.type, e.name) for e in mark(item(body, language), ENGINE)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Finance Minister Carla Rojas spoke.", ("person", "Carla Rojas")),
        (
            "Tomas Lindqvist, chief economist at the port, left.",
            ("person", "Tomas Lindqvist"),
        ),
        (
            "She joined the Academy of Rural Trade and River Studies.",
            ("organisation", "Academy of Rural Trade and River Studies"),
        ),
        (
            "They renewed the Treaty of Lasting Peace and Friendship.",
            ("work", "Treaty of Lasting Peace and Friendship"),
        ),
        (
            "Shares in Northern Pulp Holdings Ltd fell.",
            ("organisation", "Northern Pulp Holdings Ltd"),
        ),
    ],
)
def test_a_convention_of_wire_prose_is_read(text, expected):
    assert expected in names(text)


def test_a_surname_is_the_person_named_in_full():
    found = mark(
        item("Finance Minister Carla Rojas spoke. Rojas then left."), ENGINE
    )

    assert [
        (e.name, len(e.mentions)) for e in found if e.type == "person"
    ] == [("Carla Rojas", 2)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "La ministra Ana Prieto habló.", ("person", "Ana Prieto")),
        ("fr", "Le ministre Luc Moreau a parlé.", ("person", "Luc Moreau")),
        ("de", "Kanzlerin Eva Brandt sprach.", ("person", "Eva Brandt")),
        ("id", "Presiden Budi Hartono tiba.", ("person", "Budi Hartono")),
        ("ru", "Министр Иван Петров уехал.", ("person", "Иван Петров")),
        ("de", "Sie reiste nach Frankreich.", ("place", "Frankreich")),
        ("zh", "他在北京说。", ("place", "Beijing")),
        ("ar", "التقى في القاهرة", ("place", "Cairo")),
    ],
)
def test_other_languages_have_places_and_titled_people(
    language, text, expected
):
    assert expected in names(text, language)


def test_a_desk_adds_names_of_its_own():
    engine = wire_engine(
        ["name,type,id,aliases\nBlue Heron,organisation,desk:7,BHx"]
    )

    assert "desk:7" in {e.id for e in mark(item("He saw BHx rise."), engine)}


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("name,kind\n", "line 1: the header"),
        ("name,type,id,aliases\nA,organisation", "line 2: 2 columns"),
        ("name,type,id,aliases\nA,firm,,", "line 2: no such type: firm"),
        ("name,type,id,aliases\n,place,,", "line 2: the name is empty"),
    ],
)
def test_a_bad_gazetteer_names_its_line(text, error):
    with pytest.raises(ValueError, match=error):
        read_gazetteer(text)


def test_supplied_subjects_become_media_topics():
    news = item("", subjects=(Subject(uri="subj:15000000"),))

    assert infer_subjects(news)[0].uri == "medtop:15000000"


def test_subjects_are_inferred_from_plain_words():
    body = "The striker scored two goals as the team won the league match."

    assert infer_subjects(item(body))[0].uri == "medtop:15000000"


@pytest.mark.corpora
@pytest.mark.skipif(not SEED.exists(), reason="../shared/seeds is not here")
def test_the_seed_gives_its_whole_list_and_no_dirt():
    found = mark(item(SEED.read_text(encoding="utf-8")), ENGINE)
    marked = {(e.type, e.name) for e in found}

    assert marked >= {
        ("person", "Xi Jinping"),
        ("person", "Vladimir Putin"),
        ("person", "Sun Jingxin"),
        ("person", "Ruan Zongze"),
        ("place", "China"),
        ("place", "Russia"),
        ("place", "Taiwan"),
        ("place", "Beijing"),
        ("organisation", "Xinhua"),
        ("organisation", "Academy of Contemporary China and World Studies"),
        ("organisation", "China Institute of International Studies"),
        ("product", "COVID-19"),
        ("event", "Winter Olympics"),
    }
    surfaces = {m.text for e in found for m in e.mentions}
    assert not surfaces & {"rapat", "Usahas", "Related Post", "gabung"}
