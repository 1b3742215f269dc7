"""Facts about grants: to whom, how often, and what came after."""
