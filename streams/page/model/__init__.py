"""
Records of the topics as rows of the read model. Pure.

    source     one consumed record, and which topic it came from
    change     what one record changes
    items      ``wire.items`` -> row, searched texts, tags
    others     the rows of all other topics
    webhooks   the row of a delivery that was given up
    withdrawal what a kill removes from other rows
    packing    values in compressed form
"""
