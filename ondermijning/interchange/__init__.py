"""A part of the graph in forms that other programs read: natural persons as roles, bounded, and what was cut said.

``extract`` decides what leaves; a module per format only writes it down. The same extract gives the same bytes.
"""
