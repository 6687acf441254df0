"""
Turn documents into clean news items.

The package is pure: it uses no Kafka, sockets, clock, randomness or
environment variables. In the order in which a document passes through:

    model       the items, before and after cleaning, and the trace of edits
    formats     documents split into their items, each with its uri
    html        headline, body and images of a web page
    providers   the conventions of each news agency
    fields      headline, byline, dateline, captions and credits of an item
    pipeline    one raw item cleaned; all edits are in its trace
    words       the words of a text and of a language
    similarity  how similar two texts are, with the evidence
    entities    people, places, organisations, dates and amounts of an item
    output      the record that readers get (ninjs)
"""
