"""Mentions to claims: what the words of a figure mean."""
