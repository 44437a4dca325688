"""`affil gazetteer …`: one file a command."""
