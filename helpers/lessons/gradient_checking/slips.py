"""Spot the slip: slips of the source notes about gradient checks."""
