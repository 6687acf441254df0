"""
Near-duplicates: candidates from an index, then a comparison as proof.

In reading order:

    shingles         hashes of runs of words, and a sample of them (`Sketch`)
    postings         the table of sampled hashes
    index            the entries of a window; finds candidates for a text
    overlap          the share of shingles that two texts have in common
    alignment        equal runs of words and the gaps between them
    facts            numbers and names that two aligned texts share
    comparison       overlap, alignment and facts of two texts together
    repeat_rules     the rules that prove that a text repeats another
    duplicate_kinds  what kind of repeat it is
    headline_support whether a text can be the story of its headline
    mended_words     names, spellings and negations that a text has otherwise
    novelty          what a text tells that another one does not (folder)
    assessment       joins all of these: is it a repeat, and if not, why
    captions         likeness of photo captions
    spun             evidence that a machine replaced words of a text

All are pure data structures and functions. Hashes are stable (xxh3), never
Python's ``hash``.
"""
