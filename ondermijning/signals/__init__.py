"""From hits to signals: the subject, the gate, the weight, and what a signal goes through."""
