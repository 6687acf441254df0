"""
The dialects of news agencies: marks in headlines, datelines, end marks.

    apply(item)          reads the marks, strips revisions off the uri
    dialect(name)        one agency's tables, by any of its names
    is_end_mark(line)    whether a last line only says that it is the last

One agency a module, dated; `common` holds what most of them share.
"""

from extractors.providers.dialect import Dialect, Mark
from extractors.providers.headline_marks import apply
from extractors.providers.registry import DIALECTS, dialect, is_end_mark

__all__ = ["DIALECTS", "Dialect", "Mark", "apply", "dialect", "is_end_mark"]
