"""
The pictures of a page, with their captions and credits.

In reading order:

    figures              captions that the markup or a credit identifies
    alt_captions         lines that repeat the description of a picture
    unlabelled_captions  text that shares a box with only a picture
    galleries            detect pages that consist mainly of pictures
"""
