"""
What the clean step did to an item, shown by ``copydesk explain``.

A trace is one cut or one choice: the rule that made it, the field and the
original text.
"""

import msgspec

__all__ = ["Trace"]


class Trace(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """
    One decision of the clean step.

    Attributes:
        rule: name of the rule (``headline-repeat``, ``furniture``,
            ``end-mark``, ``caption``, ``dateline``, ``body-source`` ...).
        field: field of the item (``body``, ``headline``).
        text: the original text that was cut or chosen; may be shortened.
        detail: the reason, or the origin of the text.
    """

    rule: str
    field: str
    text: str = ""
    detail: str = ""
