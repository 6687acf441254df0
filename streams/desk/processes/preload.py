"""
Loads the code and the name lists that all processes of the pool share.

The fork server imports this module once. Each process is a fork of that
server, so it starts in milliseconds and shares one copy of the lists.
"""

import gc
from contextlib import suppress
from importlib import import_module

__all__: list[str] = []


def _load() -> None:
    """
    Load everything without the garbage collector.

    The lists are a million objects, and none of them is garbage. The
    collector would look at them again and again, a third of the time.
    """
    gc.disable()
    try:
        # Not at the top of the file: its import counts as well.
        tasks = import_module("streams.desk.processes.tasks")
        warmup = import_module("streams.desk.processes.warmup")
        settings = import_module("streams.config.settings")
        resources = tasks.build_resources(settings.from_environment())
        warmup.warm_up_cleaning()
        warmup.warm_up(resources.engine)
    finally:
        gc.enable()


# An exception here would end the fork server without a word. The first task
# of each process raises it again, and `StepPool.warm` in the worker.
with suppress(Exception):
    _load()
