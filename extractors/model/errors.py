"""
The error of a document that cannot be turned into news.

    ExtractError    a document, or a part of it, gives no item
"""

__all__ = ["ExtractError"]


class ExtractError(Exception):
    """
    A document gives no item.

    Args:
        reason: a slug from a closed list, lower case with hyphens
            (``empty``, ``not-xml``, ``no-body``, ``bad-charset`` ...). It is
            the value of a metric label and of a dead letter's ``reason``.
        detail: one sentence for a person, without text of the document.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        self.reason = reason
        self.detail = detail
        super().__init__(f"{reason}: {detail}" if detail else reason)

    def __reduce__(self) -> tuple[type["ExtractError"], tuple[str, str]]:
        """Pickle both arguments: child processes send this error."""
        return type(self), (self.reason, self.detail)
