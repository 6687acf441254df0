"""
How documents are written: characters, XML, JSON and markup.

    charset         bytes to text
    xml             parse XML and look up its elements
    markup          the body of a news document as HTML
    xml_slicing     cut an XML document into its items, without parsing
    json_slicing    the same for a JSON array
"""
