from streams.config.settings import Settings
from streams.desk.state.models import STORES
from streams.kafka.topics import (
    CLEAN,
    DESK_TABLES,
    RAW,
    app_id,
    full_name,
    partitions,
    sink,
    topics_for,
)

SETTINGS = Settings(partitions=6, lane_partitions=2, prefix="t.")


def test_full_name_has_prefix():
    assert full_name(RAW, SETTINGS) == "t.raw"
    assert full_name(sink("urgent"), SETTINGS) == "t.sink.urgent"


def test_topics_for_changelogs_have_names_of_faust():
    names = {full_name(topic, SETTINGS) for topic in topics_for(())}

    assert f"{app_id('desk', SETTINGS)}-chains-changelog" in names
    assert f"{app_id('poller', SETTINGS)}-__assignor-__leader" in names
    assert f"{app_id('desk', SETTINGS)}-__assignor-__leader" in names


def test_desk_tables_are_the_stores_of_the_desk():
    assert set(DESK_TABLES) == set(STORES)


def test_topics_for_names_each_topic_once():
    names = [topic.name for topic in topics_for(["alerts"])]

    assert len(names) == len(set(names))


def test_partitions_of_changelog_equal_those_of_its_topic():
    chains = next(topic for topic in topics_for(()) if "chains" in topic.name)

    assert partitions(chains, SETTINGS) == partitions(CLEAN, SETTINGS) == 2
    assert partitions(RAW, SETTINGS) == 6
