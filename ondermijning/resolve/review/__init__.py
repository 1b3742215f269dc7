"""Links that people look at: the queue of those that wait, samples, and whether links by score may count."""
