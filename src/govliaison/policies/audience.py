"""
For whom a policy is (推送对象): a rule over what the base knows of an enterprise, matched purely and explained (M4.1).

A rule has a text, the same in a profile and on the command line: ``region=990102 size=small,micro industry=C,I65``.
All criteria must hold; within one, any value will do. ``all`` stands for every enterprise in the register.
"""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final, TypeVar

import attrs

from govliaison.deadlines import parse_word
from govliaison.enterprises import Enterprise, EnterpriseKind, Ownership, RegisteredState, SizeClass
from govliaison.errors import InputError
from govliaison.policies.kinds import Criterion
from govliaison.texts import CATALOGUE
from govliaison.values import IndustryCode, RegionCode, fold_width

E = TypeVar("E", bound=StrEnum)

EVERYONE: Final = "all"
_GONE: Final = frozenset({RegisteredState.CANCELLED, RegisteredState.REVOKED, RegisteredState.MOVED_OUT})
_KEYS: Final = {
    "region": "region",
    "地区": "region",
    "size": "size",
    "规模": "size",
    "ownership": "ownership",
    "经济类型": "ownership",
    "industry": "industry",
    "行业": "industry",
    "kind": "kind",
    "类型": "kind",
    "key-contacts": "key-contacts",
    "重点联络": "key-contacts",
}
_LABELS: Final = {"size": "size", "ownership": "ownership", "kind": "enterprise-kind"}
"""Under which labels the values of a criterion are called."""
_YES_OR_NO: Final = {"yes": True, "是": True, "no": False, "否": False}
_FIELD: Final = re.compile(r"(?:field|字段)\.(?P<name>[a-z0-9][a-z0-9_-]{0,62})")


@attrs.frozen(kw_only=True)
class FieldRule:
    """A local field of enterprises that the profile declares as no personal data, and the values that will do."""

    name: str
    values: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Finding:
    """What one criterion found: what is wanted, what the enterprise is, and whether that fits."""

    criterion: Criterion
    wanted: str
    found: str
    fits: bool


@attrs.frozen(kw_only=True)
class AudienceRule:
    """
    Which enterprises a policy is for; an empty criterion asks nothing.

    Attributes:
        regions: codes of divisions, each with all places within it
        sizes: size classes
        ownerships: who owns it
        industries: sections, divisions, groups or classes of GB/T 4754, each with all below it
        kinds: kinds of entity
        fields: local fields
        key_contacts: only key contacts, or only others; None: both
    """

    regions: tuple[str, ...] = ()
    sizes: tuple[SizeClass, ...] = ()
    ownerships: tuple[Ownership, ...] = ()
    industries: tuple[str, ...] = ()
    kinds: tuple[EnterpriseKind, ...] = ()
    fields: tuple[FieldRule, ...] = ()
    key_contacts: bool | None = None

    @classmethod
    def parse(cls, text: str, find_region: Callable[[str], str | None] = lambda _text: None) -> "AudienceRule":
        """
        Read the text of a rule; values may be written as they are called in Chinese or English.

        >>> str(AudienceRule.parse("规模=小型,微型 行业=c 重点联络=是"))
        'size=small,micro industry=C key-contacts=yes'

        Args:
            text: the rule
            find_region: gives the code of a division by its name

        Raises:
            InputError: it is empty, or a part of it is no criterion or no value of one
        """
        folded = fold_width(text)
        if folded.lower() in (EVERYONE, "全部"):
            return cls()
        said: dict[str, list[str]] = {}
        fields: list[FieldRule] = []
        for part in re.split(r"[\s;]+", folded):
            key, mark, values = part.partition("=")
            words = [word for word in re.split(r"[,、]", values) if word]
            if not mark or not words:
                raise InputError("audience.unreadable", text=part)
            if field := _FIELD.fullmatch(key):
                fields.append(FieldRule(name=field["name"], values=tuple(map(parse_word, words))))
            elif key in _KEYS:
                said.setdefault(_KEYS[key], []).extend(words)
            else:
                raise InputError("audience.no-criterion", text=key)
        return cls(
            regions=tuple(_region(word, find_region) for word in said.get("region", ())),
            sizes=tuple(_word(SizeClass, "size", word) for word in said.get("size", ())),
            ownerships=tuple(_word(Ownership, "ownership", word) for word in said.get("ownership", ())),
            industries=tuple(str(IndustryCode.parse(word)) for word in said.get("industry", ())),
            kinds=tuple(_word(EnterpriseKind, "enterprise-kind", word) for word in said.get("kind", ())),
            fields=tuple(fields),
            key_contacts=_yes_or_no(said.get("key-contacts")),
        )

    def __str__(self) -> str:
        said: dict[str, tuple[str, ...]] = {
            "region": self.regions,
            "size": self.sizes,
            "ownership": self.ownerships,
            "industry": self.industries,
            "kind": self.kinds,
            **{f"field.{each.name}": each.values for each in self.fields},
        }
        parts = [f"{key}={','.join(values)}" for key, values in said.items() if values]
        if self.key_contacts is not None:
            parts.append(f"key-contacts={'yes' if self.key_contacts else 'no'}")
        return " ".join(parts) or EVERYONE

    def in_chinese(self) -> str:
        """
        Write the rule as people read it; :meth:`parse` reads that too.

        >>> AudienceRule.parse("size=small industry=C").in_chinese()
        '规模=小型 行业=C'
        """
        keys = {word: key for key, word in _KEYS.items() if key != word}
        parts = []
        for part in str(self).split():
            key, mark, values = part.partition("=")
            label = _LABELS.get(key)
            words = [CATALOGUE[f"label.{label}.{each}"].zh if label else each for each in values.split(",")]
            said = ",".join(words) if key != "key-contacts" else {"yes": "是", "no": "否"}[values]
            parts.append(f"{keys.get(key, key)}{mark}{said}" if mark else "全部")
        return " ".join(parts)

    def explain(self, enterprise: Enterprise, *, is_key_contact: bool) -> tuple[Finding, ...]:
        """Tell for each criterion whether it holds; who left the register never fits."""
        facts, found = enterprise.facts, []
        state = facts.state or RegisteredState.UNKNOWN

        def look(criterion: Criterion, wanted: str, has: str, *, fits: bool) -> None:
            found.append(Finding(criterion=criterion, wanted=wanted, found=has, fits=fits))

        if state in _GONE:
            look(Criterion.STATE, "", state.value, fits=False)
        if self.regions:
            fits = facts.region is not None and any(
                RegionCode(each).contains(RegionCode(facts.region)) for each in self.regions
            )
            look(Criterion.REGION, ",".join(self.regions), facts.region or "", fits=fits)
        if self.sizes:
            size = enterprise.size.size_class
            look(Criterion.SIZE, ",".join(self.sizes), size.value, fits=size in self.sizes)
        if self.ownerships:
            owner = enterprise.ownership
            look(Criterion.OWNERSHIP, ",".join(self.ownerships), owner.value, fits=owner in self.ownerships)
        if self.industries:
            fits = facts.industry is not None and any(
                IndustryCode.parse(each).contains(IndustryCode.parse(facts.industry)) for each in self.industries
            )
            look(Criterion.INDUSTRY, ",".join(self.industries), facts.industry or "", fits=fits)
        if self.kinds:
            look(Criterion.KIND, ",".join(self.kinds), facts.kind or "", fits=facts.kind in self.kinds)
        held: Mapping[str, str] = {each.name: parse_plain(each.plain) for each in facts.extra or () if each.plain}
        for rule in self.fields:
            has = held.get(rule.name, "")
            look(Criterion.FIELD, f"{rule.name}={','.join(rule.values)}", has, fits=has in rule.values)
        if self.key_contacts is not None:
            words = {True: "yes", False: "no"}
            fits = is_key_contact is self.key_contacts
            look(Criterion.KEY_CONTACT, words[self.key_contacts], words[is_key_contact], fits=fits)
        return tuple(found)

    def matches(self, enterprise: Enterprise, *, is_key_contact: bool) -> bool:
        """Tell whether an enterprise is among those a policy is for."""
        return all(each.fits for each in self.explain(enterprise, is_key_contact=is_key_contact))


def parse_plain(text: str) -> str:
    """Write the value of a local field as rules write theirs; what is no word fits no rule."""
    try:
        return parse_word(text)
    except InputError:
        return ""


def _region(text: str, find_region: Callable[[str], str | None]) -> str:
    if text.isdigit():
        return str(RegionCode.parse(text))
    found = find_region(text)
    if found is None:
        raise InputError("audience.no-region", text=text)
    return found


def _word(values: type[E], label: str, text: str) -> E:
    for value in values:
        names = CATALOGUE[f"label.{label}.{value}"]
        if text.lower() in (value.value, names.zh.lower(), names.en.lower()):
            return value
    raise InputError("audience.no-value", text=text, known=", ".join(values))


def _yes_or_no(words: list[str] | None) -> bool | None:
    if words is None:
        return None
    if len(words) > 1 or words[0].lower() not in _YES_OR_NO:
        raise InputError("audience.no-value", text=",".join(words), known="yes, no")
    return _YES_OR_NO[words[0].lower()]
