"""
The metadata that a page states about its story.

In reading order:

    jsonld            read the JSON-LD nodes of a page
    schema_org        the story's metadata, from these nodes
    meta_tags         ``meta`` elements by name
    page_parts        the story's heading, parts about other stories
    authors           find the authors: choose among what is stated
    author_marks      the authors that a page marks beside the headline
    author_lines      the authors in lines that nothing marks
    beside_authors    what stands beside names and is no name
    headline          choose the headline among the page's titles
    publication_date  find the publication date
    visible_dates     the dates that the page shows
    date_elements     the elements that it marks as dates
    standfirst        find the standfirst
"""
