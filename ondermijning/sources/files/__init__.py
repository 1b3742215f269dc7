"""Safe readers of delivered files: CSV, sheets, JSON and XML, plain or in a zip, in which nothing is guessed or unpacked."""
