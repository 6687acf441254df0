"""What all entity rules read: tokens, gazetteers, lexicons."""
