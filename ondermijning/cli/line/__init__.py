"""Commands of the line from deliveries to files: asking for them, loading, resolving, building, detecting, exporting."""
