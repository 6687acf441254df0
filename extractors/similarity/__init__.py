"""
How alike two texts are: tokens, sketches, an index, and proof.

    words = tokens(text)                 what is compared
    sketch = Sketch of words             what the index keeps (sampled hashes)
    index.candidates(sketch)             who might repeat whom
    compare(words, other words)          containment and alignment: the proof
    kind                                 what sort of repeat it is, and why

Pure data structures and functions; stable hashes (xxh3), never ``hash``.
"""
