"""
What a text tells that another one does not.

In reading order:

    sentences   the sentences of a text, with the places of their words
    additions   the sentences that another text has nowhere
    subjects    whether two notices in the same words are on two subjects
    news        whether additions or figures are news, and where
"""
