"""What makes the engine accountable: the audit log, pseudonyms, terms and their end, and what stays outside."""
