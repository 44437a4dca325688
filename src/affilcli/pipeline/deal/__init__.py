"""The agreement as a whole: relevance, kind, stage, name, parties, roles, background."""
