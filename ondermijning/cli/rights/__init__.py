"""Commands for who asks what is held of them, or disputes it."""
