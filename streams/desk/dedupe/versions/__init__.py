"""Which version of which story chain an item is."""
