"""
The registered feeds: where they are stored and which worker polls which.

    feed_list         parses, checks and compares ``feeds.toml``; pure
    opml              imports and exports feed lists as OPML 2.0; pure
    registry_json     one registration as JSON over HTTP; pure
    registry          reads and writes registrations on ``wire.feeds``
    registry_api      ``/feeds`` on the worker's public port
    compacted_reader  reads this worker's partitions of compacted topics
    assignment        which feeds belong to this worker
"""
