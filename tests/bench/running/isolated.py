"""Call a function in a fresh process: Faust's metrics register only once."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

__all__ = ["call_in_process"]

P = ParamSpec("P")
T = TypeVar("T")


def call_in_process(
    function: Callable[P, T], *args: P.args, **kwargs: P.kwargs
) -> T:
    """Return what a function returns in a process that has done nothing."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(function, *args, **kwargs).result()
