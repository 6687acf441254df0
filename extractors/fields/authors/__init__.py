"""
The authors of a story, as bylines and metadata state them.

    names    the names in a statement
    words    labels, prepositions, tasks and particles by language
"""

from extractors.fields.authors.names import (
    has_role,
    is_author_label,
    is_full_name,
    is_list_of_names,
    is_personal,
    parse_authors,
    parse_mailbox,
    split_label,
)

__all__ = [
    "has_role",
    "is_author_label",
    "is_full_name",
    "is_list_of_names",
    "is_personal",
    "parse_authors",
    "parse_mailbox",
    "split_label",
]
