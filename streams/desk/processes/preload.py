"""
Loads the code and the name lists that all processes of the pool share.

The fork server imports this module once. Each process is a fork of that
server, so it starts in milliseconds and shares one copy of the lists.
"""

import gc
from contextlib import suppress

__all__: list[str] = []


def _load() -> None:
    """
    Load everything without the garbage collector.

    The lists are a million objects, and none of them is garbage. The
    collector would look at them again and again, a third of the time.
    """
    gc.disable()
    try:
        # Not at the top of the file: an import makes many objects, too, and
        # an error in it is suppressed as well.
        from streams.config.settings import from_environment  # noqa: PLC0415
        from streams.desk.processes import tasks, warmup  # noqa: PLC0415

        resources = tasks.build_resources(from_environment())
        warmup.warm_up_cleaning()
        warmup.warm_up(resources.engine, resources.encoder)
    finally:
        gc.enable()


# An exception here would end the fork server without a word. The first task
# of each process raises it again, and `StepPool.warm` in the worker.
with suppress(Exception):
    _load()
