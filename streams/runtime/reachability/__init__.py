"""
Whether Kafka answers a worker.

Modules, in the order of reading:

- `answers`: when Kafka has last answered, and what follows from it.
- `observer`: learns of the answers, and reports a change.
"""
