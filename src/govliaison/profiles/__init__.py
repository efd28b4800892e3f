"""Floor 7: a city is data – layers of TOML become one typed, explained profile; and the deployment that uses it."""

from govliaison.doors import door

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        ".deployment": "Deployment Instance load_deployment",
        ".deprecations": "DEPRECATED_KEYS DeprecatedKey Outdated outdated_keys",
        ".loading": "Packs load_profile no_packs",
        ".merging": "Merged Origin",
        ".model": "Basis CalendarSection DeadlineSection Profile",
        ".rule_packs": "read_rule_pack",
        ".secret": "Secret",
    },
)
