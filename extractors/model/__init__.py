"""The values that pass between stages: raw and clean items, errors."""
