"""The list of feeds: registration, import, and which worker owns which."""
