"""A folder of documents of which one in a hundred is about an agreement. README.md says how."""
