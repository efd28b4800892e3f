"""What ``govliaison demo`` does: it sets a city up, lets a quarter pass, and tells how the city stands."""
