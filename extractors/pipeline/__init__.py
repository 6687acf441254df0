"""
The clean step: from one raw item to one clean news item.

In reading order:

    clean           the whole step
    text_selection  choose between the item's own text and its page
    copyedit        remove captions, furniture, dateline and bylines
    dateline_extraction  find the paragraph with the dateline
    without_body    whether an item without a body is usable
"""
