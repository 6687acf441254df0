"""
Record values as JSON or Avro, and functions that read topics.

Modules, in the order of reading:

- `serializers`: chooses JSON or Avro, for records that are sent or read.
- `schema_registry`: client of a Schema Registry.
- `avro`: converts JSON to Avro and back; needs the extra ``avro``.
- `readers`: reads topics outside a Faust app.
"""
