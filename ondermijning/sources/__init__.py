"""Deliveries: safe readers, the contract of a loader, immutable snapshots, and the state they add up to."""
