"""
What can go wrong while bytes are turned into news.

    ExtractError          a document, or one part of it, that gives no item
"""

__all__ = ["ExtractError"]


class ExtractError(Exception):
    """
    A document gives no item, and why.

    Args:
        reason: a short closed-vocabulary slug, lower case with hyphens
            (``empty``, ``not-xml``, ``no-body``, ``bad-charset`` ...): a
            metric label and a dead letter's ``reason``.
        detail: one sentence for a person, without the document's text.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        self.reason = reason
        self.detail = detail
        super().__init__(f"{reason}: {detail}" if detail else reason)

    def __reduce__(self) -> tuple[type["ExtractError"], tuple[str, str]]:
        """Pickle both parts: the error crosses from a child process."""
        return type(self), (self.reason, self.detail)
