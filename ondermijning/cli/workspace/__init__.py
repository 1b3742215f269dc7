"""Commands that make and keep a workspace: its state, its log and what is over its term."""
