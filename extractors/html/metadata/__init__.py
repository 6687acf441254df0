"""
The metadata that a page states about its story.

In reading order:

    jsonld            read the JSON-LD nodes of a page
    schema_org        the story's metadata, from these nodes
    meta_tags         ``meta`` elements by name
    authors           find the authors
    headline          choose the headline among the page's titles
    publication_date  find the publication date
    visible_dates     the dates that the page shows
    standfirst        find the standfirst
"""
