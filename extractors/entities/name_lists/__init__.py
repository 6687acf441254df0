"""Names known in advance: built in, and supplied by the operator."""
