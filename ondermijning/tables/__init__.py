"""Records and parties become node and edge tables as of a date."""
