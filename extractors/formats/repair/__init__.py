"""
What is done to a document's bytes before a format reads it.

    packed_data    unpack gzip and zlib bytes that arrive without a label
    binary_files   refuse pictures, sound, films and archives
    wrapped_feed   find a feed inside an HTML page
    xml_text       remove declarations, repair references
"""
