"""
Items that repeat each other, and the stories that they form.

    clustering        publishes an item, or folds it into a story
    near_duplicates   finds the texts that an item repeats or continues
    relation          what an item is to such a text
    attribution       supplier and credits: whose text it is
    story             the items of a story
    text_difference   how a new version differs from the text readers have
"""
