"""From a page to its text, captions and stated fields."""
