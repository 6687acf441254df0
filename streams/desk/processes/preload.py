"""
Loads the code and the name lists that all processes of the pool share.

The fork server imports this module once. Each process is a fork of that
server, so it starts in milliseconds and shares one copy of the lists.
"""

from contextlib import suppress

import streams.desk.clean.step  # noqa: F401 - `clean_task` imports it
from streams.config.settings import from_environment
from streams.desk.processes.tasks import build_resources
from streams.desk.processes.warmup import warm_up

__all__: list[str] = []

# An exception here would end the fork server without a word. The first task
# of each process raises it again, and `StepPool.warm` in the worker.
with suppress(Exception):
    warm_up(build_resources(from_environment()).engine)
