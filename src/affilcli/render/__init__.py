"""Records to text: one file a format. Only what is laid out for a terminal knows Rich."""
