"""Registries read into entries: one file a registry; `joining.py` puts them together."""
