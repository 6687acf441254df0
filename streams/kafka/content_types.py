"""The content types of record values, sent in the header of each record."""

__all__ = ["AVRO", "JSON"]

JSON = b"application/json"
AVRO = b"application/vnd.confluent.avro"
"""Confluent's wire format. It is not plain Avro, hence not ``avro/binary``."""
