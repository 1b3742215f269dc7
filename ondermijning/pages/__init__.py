"""What people look at: self-contained pages that tell one story in the order a person asks.

A page holds no script and asks nothing of a network. Natural persons stand on it as roles; whoever is a minor or has secret
data is never told apart.
"""
