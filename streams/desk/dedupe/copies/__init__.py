"""
Items that repeat each other, and the groups of copies that they form.

    clustering        publishes an item, or folds it into a group
    near_duplicates   finds the texts that an item repeats or continues
    relation          what an item is to such a text
    attribution       supplier and credits: whose text it is
    copy_group        an item and its copies
    text_difference   how a new version differs from the text readers have
"""
