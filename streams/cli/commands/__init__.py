"""One module per command of ``copydesk``."""
