"""What holds for all tests: hypothesis on slow machines, and grouping."""

import pytest
from hypothesis import settings

# A property is held to what it computes. How long one example takes says
# more about the machine's other work; `timeout` bounds each test.
settings.register_profile("copydesk", deadline=None)
settings.load_profile("copydesk")

_WITH_A_BROKER = ("kafka", "broker")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """
    Keep the tests of a module that need a broker in one test process.

    They share the broker that its session starts (pytest-xdist, ``--dist
    loadgroup``). All other tests go to whichever process is free.
    """
    for item in items:
        if any(item.get_closest_marker(name) for name in _WITH_A_BROKER):
            module = item.nodeid.partition("::")[0]
            item.add_marker(pytest.mark.xdist_group(module))
