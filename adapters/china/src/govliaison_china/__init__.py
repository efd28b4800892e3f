"""Facts of the country for govliaison: gazettes, region and industry codes, rule packs, base profiles."""
