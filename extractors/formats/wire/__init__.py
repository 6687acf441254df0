"""
Text formats of the wires.

    anpa             ANPA-1312, the American transmission format
    iptc7901         IPTC 7901, the European transmission format
    email_message    a story sent by e-mail
    plain_text       a story as a text file
    header_block     the fields at the top of a text file or a mail
    header_fields    puts them into the item
"""
