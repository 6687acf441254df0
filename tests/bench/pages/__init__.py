"""Real pages, and the programs that read them."""
