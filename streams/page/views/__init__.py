"""Rows as values that a template only has to print. Pure."""
