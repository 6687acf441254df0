"""
Events: which story does a text tell, of all that are open?

In reading order:

    terms        the words of a text that stand for its event, with weights
    word_shares  in which share of a language's texts a word occurs
    frequencies  in how many texts of the last days a term occurs
    index        the open stories of a lane; finds candidates for a text
    features     how alike a text and a story are, in four figures
    rule         the probability that both tell one event, from the figures

All are pure data structures and functions. A story is found by words and time
alone, so this works for each language that `words.tokens` reads.
"""
