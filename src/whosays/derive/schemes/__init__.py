"""Schemes: dated rules as data, what they give for a case, where they are silent, and drafts of them from claims."""
