"""Log an operation that fails and is tried again: one line a change."""

import structlog

__all__ = ["FailureLog"]

log = structlog.get_logger()


class FailureLog:
    """
    Logs the first failure of a row, and the success that ends it.

    Args:
        what: the operation and its failure, for example
            ``drop folder not read``.
    """

    def __init__(self, what: str) -> None:
        self._what = what
        self._count = 0

    def failed(self, error: Exception) -> None:
        """Count a failure; the first of a row is logged with its place."""
        self._count += 1
        if self._count == 1:
            log.error(self._what, exc_info=error)

    def succeeded(self) -> None:
        """Log the end of a row of failures, if there was one."""
        if self._count:
            log.info("works again", was=self._what, failures=self._count)
            self._count = 0
