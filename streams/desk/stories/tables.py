"""The stores of the stories step on Faust tables."""

import faust

from streams.config.settings import Settings
from streams.desk.state.faust_stores import (
    PartitionCache,
    make_stores,
    store_tables,
)
from streams.desk.stories.models import STORES
from streams.desk.stories.state import StoriesState
from streams.kafka.topics import STORY_REPORTS
from streams.runtime.accumulator import Accumulator

__all__ = ["stories_cache"]


def stories_cache(
    app: faust.App, settings: Settings, accumulator: Accumulator
) -> PartitionCache[StoriesState]:
    """Return the cache of states over the step's tables, with indexes."""
    tables = store_tables(app, settings, accumulator, STORES, STORY_REPORTS)

    def make(partition: int) -> StoriesState:
        stores = make_stores(tables, partition, STORES)
        return StoriesState(
            stores["event-stories"],
            stores["event-aliases"],
            stores["event-items"],
        )

    return PartitionCache(make, StoriesState.rebuild_in_slices)
