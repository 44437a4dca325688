"""Records to text: one file a format. Only `table.py` and what it is made of know Rich."""
