"""Clauses and figures."""
