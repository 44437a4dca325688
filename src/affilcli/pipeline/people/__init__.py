"""Who speaks for whom."""
