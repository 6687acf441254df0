"""
The JSON API of the page: what it answers, and its description. Pure.

    records  the types of the answers, made of rows
    paging   where a page of a search begins
    openapi  the OpenAPI 3.1 document, from the types
"""
