"""
What is done to a document's bytes before a format reads it.

    cut_off        tell half a document from a whole one
    packed_data    unpack gzip and zlib bytes that arrive without a label
    binary_files   refuse pictures, sound, films and archives
    wrapped_feed   find a feed inside an HTML page
    xml_text       remove declarations, repair references
"""
