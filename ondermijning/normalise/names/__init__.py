"""Names of companies and natural persons, brought into the form in which they are compared."""
