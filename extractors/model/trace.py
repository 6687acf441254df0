"""
What the clean step did to one item, for ``copydesk explain``.

A trace is one cut or one choice: the rule that made it, the field that it
concerns and the text as it stood.
"""

import msgspec

__all__ = ["Trace"]


class Trace(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """
    One decision of the clean step.

    Attributes:
        rule: the rule's own name (``headline-repeat``, ``furniture``,
            ``caption``, ``dateline``, ``body-source`` ...).
        field: the item's field that it concerns (``body``, ``headline``).
        text: what was cut or chosen, as it stood; may be shortened.
        detail: why, or where it came from.
    """

    rule: str
    field: str
    text: str = ""
    detail: str = ""
