"""Pure functions that bring names, addresses, identifiers, dates and money into one form."""
