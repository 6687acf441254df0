"""
What an item is to its readers; pure, and read in this order.

    judge                                   the order of the questions
    joins, marks, case                      which chain it belongs to
    versions, chains, changes               which of its versions it is
    kills, embargo, ticks                   what must go, wait, or end
    place, stories, repeats, credits        whose story it tells
    captions, captioned, pictures           its photo captions
    sequences                               its supplier's counter
    verdict                                 what all of them return

A judgement reads the state and returns a verdict; only ``verdict.apply``
changes anything.
"""
