"""
Place names, linked to GeoNames and ISO 3166.

    geonames       countries, states and cities with their names
    derived_lists  lists of cities and names, derived from them
    city_table     cities by id and by name, from these lists
    listed_names   the names that a gazetteer finds, from these lists
    city_names     names of large cities in other languages, from GeoNames
    own_places     countries and cities as one language names them, from CLDR
    subdivisions   states and provinces of ISO 3166-2
    regions        countries, states and provinces, and where they lie
    after_name     the region that stands after a name
    resolution     the place that one name refers to
    linking        ids for all places of a text, with the text as context
"""
