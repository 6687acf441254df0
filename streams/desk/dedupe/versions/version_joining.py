"""
Joins a new item to the chain of the text that it continues.

Feeds give a story a new uri when they change its headline, its address or its
guid. If the same supplier's text goes on in the new item, the item is the
next version of that chain: readers get the new text as an update, and the
item is no second story and no duplicate.
"""

from dataclasses import replace

import msgspec

from streams.desk.dedupe.case import Case
from streams.desk.dedupe.copies.near_duplicates import find_near
from streams.desk.dedupe.versions.editorial_markers import is_kill

__all__ = ["join_chain"]


def join_chain(case: Case) -> Case:
    """
    Return the case with the chain that its text continues.

    Only an item without a chain is searched for. The result has what was
    found near it, so that the search is not repeated.
    """
    if case.chain.prints or case.chain.killed_by or is_kill(case.item):
        return case
    near = find_near(case.item, case.state)
    case = replace(case, near=near)
    known = case.state.chains.get(near.version.key) if near.version else None
    if known is None or known.killed_by:
        return case
    renamed = msgspec.structs.replace(case.item, uri=known.uri)
    return replace(
        case, item=renamed, chain=known, alias=case.alias or case.item.uri
    )
