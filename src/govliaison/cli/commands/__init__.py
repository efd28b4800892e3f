"""The commands, a module for each theme; each is imported when it is called."""
