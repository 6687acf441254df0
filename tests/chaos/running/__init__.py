"""
A deployment under load, which faults disturb.

Modules, in the order of reading:

- `trial`: the workers, their broker, their load; restarts what has ended.
- `loads`: raw items that are published, and feeds that change.
- `arrivals`: when each raw record got its outcome.
- `brokers`: one Kafka behind a proxy, or a cluster of three.
- `tcp_proxy`: a network that can be cut.
- `measuring`: begin and end faults, measure recovery, judge by the ledger.
"""
