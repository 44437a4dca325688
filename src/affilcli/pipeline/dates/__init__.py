"""When: the document's own date and the dates of the agreement."""
