"""
IPTC ninjs, the JSON format for news.

    ninjs     items, of versions 1.0 to 3.1
    values    lookups in a ninjs object
    media     its media objects
"""
