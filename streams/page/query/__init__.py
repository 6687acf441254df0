"""
Filters and search texts, and the SQL that they become. Pure.

    filters     a filter: conditions, a search text, a span of time
    terms       what a person types -> conditions and words
    match_text  words -> the syntax of the full-text index
    items       a filter -> SQL over items
    changes     SQL for the changed and killed items of a filter
    facets      counts of agencies, languages, subjects and others
    names       the names that items are tagged with, and their counts
    lists       SQL over the other tables
    stories     SQL over stories
    webhooks    SQL over failed deliveries
    route_text  a filter -> a route of the routes file

A statement is a value, `Statement`; the store runs it.
"""
