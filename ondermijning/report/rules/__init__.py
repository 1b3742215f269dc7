"""Rules as people get to see them: in full, as a card, why one says nothing, and the study of 2010."""
