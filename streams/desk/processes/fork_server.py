"""Starts the process that loads the steps once and forks the pool from it."""

from multiprocessing import forkserver, get_context
from multiprocessing.context import BaseContext

__all__ = ["start_fork_server"]

PRELOAD = "streams.desk.processes.preload"


def start_fork_server() -> BaseContext:
    """
    Start the fork server if it does not run; return its context.

    A worker calls it first. The server then loads its lists (seconds) while
    the worker imports its own code and asks the broker.
    """
    context = get_context("forkserver")
    context.set_forkserver_preload([PRELOAD])
    forkserver.ensure_running()
    return context
