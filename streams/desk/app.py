"""The desk's app, for ``faust -A streams.desk.app worker``."""

from streams.desk.worker import build
from streams.settings import from_environment

app = build(from_environment())
