"""Commands about signals: listing, showing, and what people decide."""
