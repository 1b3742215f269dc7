"""Counter-evidence that several rules look for."""

from __future__ import annotations

from ondermijning.detect.counter import LOWERS, Counter

# For a pattern with the transfer as ``t`` and the object as ``perceel``: a bank, or a lender on the list, judged the purchase.
BANK_LOAN = Counter(
    id="bankhypotheek",
    match="""
        MATCH (bank:Bedrijf)-[:GELDGEVER]->(lening:Hypotheek)-[:HYPOTHEEK_OP]->(perceel)
        WHERE (bank.uitgezonderd IS NOT NULL OR bank.sbi STARTS WITH '6419') AND lening.geldig_van >= t.datum
    """,
    evidence={"bank": "bank.id", "gevestigd": "lening.geldig_van"},
    says="Sinds {gevestigd} rust op {perceel} een hypotheek van {bank}: een bank of geldgever op de lijst, die de koper kent.",
    effect=LOWERS,
)
