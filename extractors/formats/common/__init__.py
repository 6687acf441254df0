"""
Code that several formats share.

    format          the type of a format, and the slices of a document
    charset         bytes to text
    text            text on one line, in paragraphs, without HTML tags
    xml             parse XML and look up its elements
    markup          the body of a news document as HTML
    media           kind and size of media objects
    dates           date strings to ``datetime``
    date_forms      the parts of a date: day, time and zone
    xml_slicing     cut an XML document into its items, without parsing
    json_slicing    the same for a JSON array
    guid            identities of feed items, made unique
    guid_revision   revision numbers at the end of an identity
    take_words      take words at the end of a slug
    pub_status      publishing status in IPTC's words
    media_types     media type by file name
    reasons         why a document gives no item
"""
