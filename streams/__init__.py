"""
The workers and the commands: Kafka, HTTP, time, environment, metrics.

`extractors` parses the documents and does no input or output itself. The
packages here, in the order of reading:

- `clock`: the only module that reads the current time.
- `config`: settings and secrets from the environment.
- `records`: the values of the records on every topic.
- `telemetry`: logs, metrics and traces.
- `kafka`: the topic table, clients, access rights, records to send.
- `contract`: JSON Schema, Avro schemas and AsyncAPI of the topics.
- `serialization`: record values as JSON or Avro.
- `runtime`: the parts of a Faust worker that both workers share.
- `poller`: fetches feeds and publishes raw documents.
- `desk`: cleans, deduplicates, enriches and routes them.
- `local`, `demo`: an embedded broker and a demo wire for one machine.
- `cli`: the command ``copydesk``.

Nothing is imported here, so that ``faust -A streams.desk.app`` finds the
module's own ``app``.
"""
