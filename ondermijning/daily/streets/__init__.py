"""A street: who owns and controls it, who uses it, what was asked and happened there, and what a square metre cost."""
