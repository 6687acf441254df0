"""
The paragraphs of the story in a page.

In reading order:

    boilerplate     remove blocks that do not belong to the story
    action_boxes    remove boxes that ask the reader to act
    main_text       extract the main text with trafilatura
    text_density    the element with most of the prose, as a last resort
    live_blogs      entries and clock times of live blogs
    body_selection  choose the body among these readings and JSON-LD
    gap_recovery    put back prose that the chosen reading lost
"""
