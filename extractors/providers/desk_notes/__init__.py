"""
The desk's notes in a text, which become the editor's note of the item.

    take_desk_notes(item, lines)   -> item with the notes, the other lines
    states_change(line)            a sentence that says that the story changed
"""

from extractors.providers.desk_notes.reader import take_desk_notes
from extractors.providers.desk_notes.sentences import states_change

__all__ = ["states_change", "take_desk_notes"]
