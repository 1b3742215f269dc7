"""Everything that is held of one party, for who asks what is known of them: the parts of ``inzage``."""
