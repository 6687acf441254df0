"""Step 3: entities, subjects and places are added to a unique item."""
