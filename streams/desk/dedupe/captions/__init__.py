"""
Photo captions of a lane, linked across items.

    captions             the log of a caption's uses, and its record
    caption_matching     finds the known caption that a caption repeats
    caption_only_items   items that are only a picture and its caption
"""
