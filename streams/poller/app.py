"""The poller's app object, for ``faust -A streams.poller.app worker``."""

from streams.config.settings import from_environment
from streams.poller.worker import build

app = build(from_environment())
