"""How good the data are: what came, how full and how old it is, what nobody knows, and which rules cannot answer for it.

Everything here is a count. No name, and no id or address of a natural person, enters a report.
"""
