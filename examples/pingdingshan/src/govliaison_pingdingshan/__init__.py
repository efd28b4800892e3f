"""A city with its counties, for the demo of govliaison."""
