"""
Kafka without Faust: topics, clients and records.

Modules, in the order of reading:

- `topics`: the table of all topics, and their full names.
- `acls`: the ACLs that each role needs.
- `security`: TLS and SASL options of every client.
- `clients`: admin client, consumer and producer, with clear errors.
- `admin`: creates topics and compares a cluster with the table.
- `content_types`: content types of record values.
- `producer_records`: records to send, and their headers.
- `dead_letters`: records for values that a step cannot process.
- `record_producer`: sends records without a Faust app.
- `handled_letters`: sends the record of a dead letter again.
- `raw_metadata`: feed and fetch time of a raw record.
"""
