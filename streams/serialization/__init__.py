"""Record values as JSON or Avro, and the readers that decode them."""
