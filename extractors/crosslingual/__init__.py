"""
Stories of one event in several languages, without a model.

In reading order:

    linker     finds the story of another language with the same terms
    postings   which stories have a term
"""

from extractors.crosslingual.linker import (
    THRESHOLD,
    StoryLink,
    StoryLinker,
)

__all__ = ["THRESHOLD", "StoryLink", "StoryLinker"]
