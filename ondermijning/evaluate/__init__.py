"""How signals do on a fictitious city of which every story is known: what is found, what is missed, and what is taken for it."""
