"""
What both Faust workers share.

Modules, in the order of reading:

- `app`: creates the Faust app, its topics, tables and ``/metrics`` page.
- `faust_waits`: shortens waits of Faust in which nothing is done.
- `idempotent_producer`: lets the broker drop a batch that is sent twice.
- `credentials`: login data for the Faust app.
- `ordered_stream`: iterates over events and skips none in a rebalance.
- `next_offsets`: the next offset of each partition.
- `partition_generations`: the partitions kept since the last assignment.
- `outbox`: the protocol of what sends records and waits for the acks.
- `producer`: sends records in order and ends the worker on a failure.
- `reachability`: whether Kafka answers, and a line when that changes.
- `health`: serves ``/healthz`` and ``/readyz``.
- `worker_events`: what a worker logs about itself.
- `fencing`: lets a worker write only while it owns its partitions.
- `tables`: the changelogs of a desk's tables.
- `disk`: the tables and the lock in a worker's data directory.
- `process`: how a worker stops, is ended and starts again.
"""
