"""IPTC ninjs."""
