"""A second fictitious city, made without knowledge of the rules: what the engine finds of what its makers did not imagine.

Stories and their writers know the domain (``domain/indicators.md``, ``domain/formats.md``) and nothing of the package: only
measuring imports it. ``tests/benchmarks/test_world.py`` holds them to it.
"""
