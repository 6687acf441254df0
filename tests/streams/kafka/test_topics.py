from streams.config.settings import Settings
from streams.desk.state.models import STORES
from streams.kafka.topics import (
    CLEAN,
    DESK_TABLES,
    RAW,
    TOPICS,
    app_id,
    full_name,
    partitions,
    sink,
    topics_for,
)

SETTINGS = Settings(partitions=6, lane_partitions=2, prefix="t.")


def test_names_carry_the_prefix():
    assert full_name(RAW, SETTINGS) == "t.raw"
    assert full_name(sink("urgent"), SETTINGS) == "t.sink.urgent"


def test_changelogs_are_named_as_faust_names_them():
    names = {full_name(one, SETTINGS) for one in topics_for(())}

    assert f"{app_id('desk', SETTINGS)}-chains-changelog" in names
    assert f"{app_id('poller', SETTINGS)}-__assignor-__leader" in names
    assert f"{app_id('desk', SETTINGS)}-__assignor-__leader" in names


def test_every_store_of_the_desk_has_its_changelog():
    assert set(DESK_TABLES) == set(STORES)


def test_a_changelog_is_partitioned_like_the_topic_of_its_table():
    chains = next(one for one in topics_for(()) if "chains" in one.name)

    assert partitions(chains, SETTINGS) == partitions(CLEAN, SETTINGS) == 2
    assert partitions(RAW, SETTINGS) == 6


def test_every_topic_is_in_the_readme(request):
    readme = (request.config.rootpath / "README.md").read_text()

    missing = [
        one.name for one in TOPICS if f"`wire.{one.name}`" not in readme
    ]

    assert missing == []
