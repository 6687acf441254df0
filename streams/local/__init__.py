"""
All processes of a desk on one machine, for ``copydesk run``.

Modules, in the order of reading:

- `workers`: a poller and a desk as child processes.
- `embedded_broker`: a broker in memory, on the loopback address.
- `temporary_topics`: the topics of a run on a Kafka of others.
- `child_process`: ends a child process when its parent ends.
"""
