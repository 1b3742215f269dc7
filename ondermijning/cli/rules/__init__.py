"""Commands about rules: listing, showing and checking them, writing, trying and approving."""
