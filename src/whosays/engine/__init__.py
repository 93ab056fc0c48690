"""Engines repeat a pure function over items, on one core or many."""
