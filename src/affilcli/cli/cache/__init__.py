"""`affil cache …`: one file a command."""
