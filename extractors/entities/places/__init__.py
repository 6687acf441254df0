"""
Place names, linked to GeoNames and ISO 3166.

    geonames    countries, states and cities with their names
    regions     countries, states and provinces, and the cities in them
    resolution  the place that one name refers to
    linking     ids for all places of a text, with the text as context
"""
