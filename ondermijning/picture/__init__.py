"""The picture of the municipality: factors counted per neighbourhood and year, protected, as rates with intervals.

It shows where attention went and what registers say, never who. No rule, fact or search reads it, and it says nothing about
any object.
"""
