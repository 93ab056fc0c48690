"""Intervals and the safe expression language: what check, derive and reconcile reckon with."""
