"""The store of what resolution found before, and the steps that bring it to the mentions and judgements of now."""
