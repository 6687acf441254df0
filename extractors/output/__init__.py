"""What consumers read: ninjs JSON with the ``copydesk`` block."""
