"""A signal as people and systems get to see it: explained to the source row, as text, with its history and changes."""
