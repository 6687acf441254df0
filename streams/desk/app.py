"""The desk's app, for ``faust -A streams.desk.app worker``."""

from streams.config.settings import from_environment
from streams.desk.worker import build

app = build(from_environment())
