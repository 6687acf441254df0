"""
Read an HTML page: its text, its captions and the metadata that it states.

In reading order:

    page_tree        parse a page into an element tree, once
    react_fragments  move late fragments of a page to their places
    dom              small operations on the tree
    metadata/        headline, date and other fields that the page states
    images/          pictures and their captions, removed from the tree
    body/            the paragraphs of the story
    walls            detect paywalls, consent walls and bot challenges
    page_reader      run all of these on one page
    block_pages      detect some walls from address and first bytes only
"""
