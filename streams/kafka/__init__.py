"""Kafka: topics, clients, record headers, access rights, dead letters."""
