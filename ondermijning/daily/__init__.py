"""Questions that people ask every day, answered from the index beside the graph and shown with natural persons as roles."""
