"""How well strings are linked to institutions, beside two simpler ways."""
