"""The copy of the graph on a Neo4j server: whose it is, what of it goes there, bringing it up to date, reading it."""
