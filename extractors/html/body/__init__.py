"""The text of the story within a page."""
