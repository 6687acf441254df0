"""Feeds, items and tables that the benches put before a worker."""
