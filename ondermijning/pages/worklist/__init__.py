"""The work list: its rows, what to do next about each, and the files it is written to."""
