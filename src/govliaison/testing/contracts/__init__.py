"""The contracts, one module or package for each kind of adapter."""
