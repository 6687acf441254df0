"""The demo wire: four agencies that do not exist, on one loopback server."""
