"""The poller's app, for ``faust -A streams.poller.app worker``."""

from streams.poller.worker import build
from streams.settings import from_environment

app = build(from_environment())
