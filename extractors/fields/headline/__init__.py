"""
Headlines: their copies in a body, and the names behind a title.

The modules:

    titles      removes the names of site, section and author from a title
    site_names  knows names of sites and sections
"""

from extractors.fields.headline.titles import (
    repeats,
    strip_site_name,
    strip_source_name,
)

__all__ = ["repeats", "strip_site_name", "strip_source_name"]
