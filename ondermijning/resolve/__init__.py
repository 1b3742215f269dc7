"""From mentions in registers to parties: exact keys merge, anything else stays a possible link.

The line: ``mentions``, ``exact_clusters`` and ``subjects`` say who is named; ``persons`` and ``companies`` say what is compared of
them and under which keys they find each other; ``scores`` compares pairs by ``weights``; ``grouping`` joins them to parties; the
``store`` does so for what is new or changed; ``resolution`` runs it all and writes what ``parties`` reads. Beside it: ``lists``
matches a list from outside with a ``search``, and ``review`` is what people judge. ``columns`` holds values of many mentions.
"""
