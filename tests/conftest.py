"""Setup for all tests: Hypothesis without deadlines."""

from hypothesis import settings

# No deadline for one example: on a busy machine its time depends on the
# other processes. pytest-timeout limits each test.
settings.register_profile("copydesk", deadline=None)
settings.load_profile("copydesk")
