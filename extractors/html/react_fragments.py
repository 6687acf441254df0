"""
Parts of a page that came late, put where they belong.

React's server (18 and later) sends a slow part at the page's end, in a hidden
``div`` with the id ``S:n``, and leaves a ``template`` with the id ``B:n`` or
``P:n`` at its place; a script moves it. Without that the story's second half
stands behind the footer, or is lost as hidden.
"""

from lxml import html

from extractors.html.dom import remove

__all__ = ["put_in_place"]


def put_in_place(tree: html.HtmlElement) -> None:
    """Move each late part of a tree to its place, in place."""
    slots = {
        slot.get("id"): slot
        for slot in tree.iter("template")
        if (slot.get("id") or "")[:2] in {"B:", "P:"}
    }
    late = [
        part
        for part in tree.iter("div")
        if part.get("hidden") is not None
        and (part.get("id") or "").startswith("S:")
    ]
    for part in late:
        del part.attrib["hidden"]
        number = part.get("id")[2:]
        slot = slots.get(f"B:{number}", slots.get(f"P:{number}"))
        if slot is None or slot in set(part.iterdescendants()):
            continue
        remove(part)
        slot.addprevious(part)
        remove(slot)
