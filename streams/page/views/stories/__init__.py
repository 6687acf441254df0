"""The list of stories, and one story with its timeline and map. Pure."""
