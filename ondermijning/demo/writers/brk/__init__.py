"""The land registry: stands and change messages of the BRK Levering."""
