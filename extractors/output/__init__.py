"""
What consumers read: ninjs JSON with the ``copydesk`` block.

    codec             structs to JSON and back; an item to a ninjs record
    ninjs_schema      the types of a ninjs record
    copydesk_block    the types of the ``copydesk`` block
"""
