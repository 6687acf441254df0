"""Setup for all tests: Hypothesis without deadlines, brokers first."""

import pytest
from hypothesis import settings

# No deadline for one example: on a busy machine its time depends on the
# other processes. pytest-timeout limits each test. ``make test-fast`` takes
# the profile of few examples.
settings.register_profile("copydesk", deadline=None)
settings.register_profile("fast", deadline=None, max_examples=20)
settings.load_profile("copydesk")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """
    Put the tests on a broker first.

    They wait more than they compute, and some take minutes. The
    processes share the others evenly at the end, because these are short.
    """
    items.sort(key=_is_short)


def _is_short(item: pytest.Item) -> bool:
    marks = {mark.name for mark in item.iter_markers()}
    return not marks & {"kafka", "broker"}
