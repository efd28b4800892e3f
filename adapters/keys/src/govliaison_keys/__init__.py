"""Keys for govliaison: a key ring whose keys lie in files or environment variables."""
