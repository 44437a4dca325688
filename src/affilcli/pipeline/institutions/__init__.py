"""The organisations a text names, and which names are one."""
