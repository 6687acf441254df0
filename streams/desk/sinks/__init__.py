"""Rules that send items to sinks: read, checked and matched; pure."""
