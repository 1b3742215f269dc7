"""The graph engines: one protocol, an embedded engine, Neo4j, and the check that keeps rule texts the same on both."""
