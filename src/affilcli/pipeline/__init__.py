"""The spaCy pipeline: one component a file; `build.py` puts them together."""
