"""
Bytes in, news out; pure: no Kafka, sockets, clock, randomness, environment.

The recipe, from a document to an item that readers can trust:

    formats.split(raw)       one document -> its items, each with its uri
    clean.clean(raw)         one item -> clean copy, with a trace of the cuts
    similarity               how alike two texts are, and the proof
    entities.mark(item, ..)  who, where, what, with offsets
    codec.to_ninjs(item, ..) the record that readers get
"""
