"""Official notices about permits: what their titles say, about what and which places, and what must not be kept."""
