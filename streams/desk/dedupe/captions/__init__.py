"""Photo captions: recognised, counted and linked across items."""
