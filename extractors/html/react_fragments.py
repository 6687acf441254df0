"""
Move the late fragments of a page that React streamed to their places.

React's server (18 and later) sends a slow fragment at the end of the page, in
a hidden ``div`` with the id ``S:n``, and marks its place with a ``template``
whose id is ``B:n`` or ``P:n``. In a browser a script moves the fragment.
Without that move the second half of a story would come after the footer, or
would be dropped as hidden text.
"""

from lxml import html

from extractors.html.dom import remove

__all__ = ["move_fragments"]


def move_fragments(tree: html.HtmlElement) -> None:
    """Move each late fragment of a tree to its place; changes the tree."""
    templates = {
        template.get("id"): template
        for template in tree.iter("template")
        if (template.get("id") or "")[:2] in {"B:", "P:"}
    }
    fragments = [
        div
        for div in tree.iter("div")
        if div.get("hidden") is not None
        and (div.get("id") or "").startswith("S:")
    ]
    for fragment in fragments:
        del fragment.attrib["hidden"]
        number = fragment.get("id")[2:]
        template = templates.get(f"B:{number}", templates.get(f"P:{number}"))
        if template is None or template in set(fragment.iterdescendants()):
            continue
        remove(fragment)
        template.addprevious(fragment)
        remove(template)
