"""The page: its zones and sentences."""
