"""
Named entities in English news agency copy.

In the order in which a text passes through them:

    name_spans      rows of capitalised words and known names
    job_titles      the title in such a row: ``Russian President``
    head_nouns      words like ``Bank`` that give the type of a name
    span_extension  the end of a name like ``Academy of X and Y Studies``
    campus          the town in ``University of California, Davis``
    degrees         letters after a name: ``Ph.D.``
    namesakes       people and clubs that are called like places
    features        points for each type, from a name's words and neighbours
    scoring         the candidate of one mention, with its points
    candidates      all candidates of a text
    disambiguation  the type of each candidate, from all its mentions
"""
