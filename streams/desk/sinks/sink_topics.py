"""The topic of a route's sink, by what the route asks for."""

from streams.desk.sinks.rules import Route
from streams.kafka.topics import Topic, sink, story_sink

__all__ = ["sink_of"]


def sink_of(route: Route) -> Topic:
    """Return the topic of a route's sink: of items, or of stories."""
    return story_sink(route.name) if route.of_stories else sink(route.name)
