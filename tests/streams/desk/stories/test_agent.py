"""The stories agent: order, dead letters, metrics, and what a tick waits."""

from extractors.output.codec import encode
from streams.config.settings import Settings
from streams.desk.sinks.existing_sinks import ExistingSinkFilter
from streams.desk.state.faust_stores import PartitionCache
from streams.desk.stories.agent import StoryBuilder
from streams.desk.stories.state import StoriesState, dict_stories
from streams.kafka.topics import STORIES
from streams.records import StoryReport
from tests.streams.desk.fakes import (
    RecordingProducer,
    RecordingTracer,
    make_event,
    make_metrics,
)
from tests.streams.desk.stories.builders import at, copy, join, report

SETTINGS = Settings()


def make_agent(producer, metrics=None, state=None):
    state = state or dict_stories()
    return StoryBuilder(
        PartitionCache(lambda _: state, StoriesState.rebuild_in_slices), (),
        ExistingSinkFilter(SETTINGS, ()), producer,
        metrics or make_metrics()[1], RecordingTracer(),
    )  # fmt: skip


async def take(agent, *values):
    for offset, value in enumerate(values):
        data = value if isinstance(value, bytes) else encode(value)
        await agent.take(make_event(data, offset))


async def test_stories_agent_reports_become_stories_in_order():
    producer = RecordingProducer()

    await take(make_agent(producer), report(), report("urn:b:1", 2))

    first, second = producer.on(STORIES)
    assert [entry["agency"] for entry in first["agencies"]] == ["A"]
    assert [entry["agency"] for entry in second["agencies"]] == ["A", "B"]


async def test_stories_agent_bad_report_is_a_dead_letter_without_outcome():
    producer = RecordingProducer()
    agent = make_agent(producer)

    await take(agent, b"{", report())

    assert [letter["stage"] for letter in producer.letters] == ["stories"]
    assert producer.outcomes == []
    assert len(producer.on(STORIES)) == 1


async def test_stories_agent_story_that_cannot_be_sent_is_not_kept():
    producer, state = RecordingProducer(STORIES), dict_stories()

    await take(make_agent(producer, state=state), report())

    assert len(producer.letters) == 1
    assert producer.outcomes == []
    assert not state.events


async def test_stories_agent_records_of_a_tick_are_on_the_broker_first():
    producer, state = RecordingProducer(), dict_stories()
    agent = make_agent(producer, state=state)
    await take(agent, report(), StoryReport("tick", at(1)))
    assert producer.flushed_at == []

    await take(agent, StoryReport("tick", at(6 * 60)))

    assert producer.flushed_at == [2]
    assert producer.on(STORIES)[-1]["status"] == "quiet"
    assert state.events["s1"].status == "quiet"


async def test_stories_agent_counts_joins_merges_leads_and_breaking():
    registry, metrics = make_metrics()
    agent = make_agent(RecordingProducer(), metrics)

    await take(
        agent,
        report(),
        copy("urn:x:1", "urn:a:1", 1),
        report("urn:b:1", 4),
        report("urn:b:1", 4),
        report("urn:z:1", 5, story="s2"),
        report("urn:c:1", 9, joined=join("s2")),
    )

    def value(name, **labels):
        return registry.get_sample_value(f"copydesk_{name}", labels)

    assert value("story_joins_total", kind="begun") == 2
    assert value("story_joins_total", kind="item") == 2
    assert value("story_joins_total", kind="copy") == 1
    assert value("story_merges_total", kind="bridge") == 1
    assert value("story_firsts_total", agency="A") == 1
    assert value("story_lead_seconds_sum", agency="A") == 240
    assert value("story_breaking_seconds_sum") == 300
    assert value("stories", status="breaking") == 1
    assert value("items_total", stage="stories", outcome="copy") == 1
    assert value("story_firsts_total", agency="X") is None
