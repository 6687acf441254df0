"""
The desk page: a reader beside the desk, for people.

It reads the desk's topics like any other consumer, keeps their last state in
SQLite, and serves it as pages. It decides nothing about an item.

    model      records of the topics -> rows; pure
    query      filters and search texts -> SQL; pure
    views      rows -> what a template shows; pure
    syndication  rows -> Atom and JSON Feed; pure
    api        the types and the description of the JSON API; pure
    store      the SQLite file: schema, writer, reader
    backend    what takes long or leaves the process, for one request
    web        HTTP: pages, live updates, acts, security
    consumer   Kafka -> store
    webhooks   items that are posted to other programs
    hub        tell a WebSub hub which feeds have changed
    worker     all of it in one process
"""
