"""Starts the process that loads the steps once and forks the pool from it."""

import sys
from multiprocessing import forkserver, get_context, resource_tracker
from multiprocessing.context import BaseContext

__all__ = ["start_fork_server"]

PRELOAD = "streams.desk.processes.preload"
WARNING = "ignore:resource_tracker"
"""The filter of the option -W: which warning the process does not show."""


def start_fork_server() -> BaseContext:
    """
    Start the fork server if it does not run; return its context.

    A worker calls it first. The server then loads its lists (seconds) while
    the worker imports its own code and asks the broker.
    """
    _start_resource_tracker()
    context = get_context("forkserver")
    context.set_forkserver_preload([PRELOAD])
    forkserver.ensure_running()
    return context


def _start_resource_tracker() -> None:
    """
    Start the process that removes the semaphores of a worker that was killed.

    It warns that it does so. The warning would be the last line in the log
    of each worker that gives up, behind the one that says why.
    """
    sys.warnoptions.append(WARNING)  # goes into the command of the process
    try:
        resource_tracker.ensure_running()
    finally:
        sys.warnoptions.remove(WARNING)
