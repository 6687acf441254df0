"""
The desk's items as feeds that news readers poll. Pure.

    entries    a row of the read model -> one entry
    contents   which items a feed has, and its ETag
    documents  the addresses, title and id of a feed
    atom       entries -> Atom (RFC 4287) with tombstones (RFC 6721)
    json_feed  entries -> JSON Feed 1.1
"""
