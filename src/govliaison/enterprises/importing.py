"""
Reading a row of a table as an enterprise: what it says, what is odd about it, or why it cannot be taken.

Nothing is guessed. What cannot be read stays unknown, with a warning that names it.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

import attrs

from govliaison.enterprises.locating import Location, Locator, Whereabouts
from govliaison.enterprises.model import Contact, EnterpriseKind, Extra, Facts
from govliaison.enterprises.ownership import INDIVIDUAL_BUSINESS, Ownership, OwnershipFinding, find_ownership
from govliaison.enterprises.wording import (
    find_kind,
    is_blank,
    read_count,
    read_day,
    read_industry,
    read_money,
    read_state,
    says_no_code_yet,
)
from govliaison.errors import InputError
from govliaison.ledger import Private
from govliaison.values import (
    CodeStatus,
    IndustryTable,
    Reason,
    Refusal,
    RegionCode,
    RegionTable,
    Row,
    check_credit_code,
)

T = TypeVar("T")

_ALIASES: Final = re.compile("[;；、|\n]+")
_REMEMBERED: Final = 50_000


@attrs.frozen(kw_only=True)
class LocalField:
    """
    A column that the profile declares beyond the common ones.

    Attributes:
        name: key under which it is kept
        heading: of the column
        private: whether its text is personal or free text and goes to the vault
    """

    name: str
    heading: str
    private: bool = True


@attrs.frozen(kw_only=True)
class EnterpriseDraft:
    """
    What a row says, before it is known whose row it is.

    Attributes:
        name: as written
        facts: what is no personal data and no free text
        address: or empty
        representative: or empty
        contact: name, telephone and mail address, or empty
        aliases: short and former names
        extra: local fields with their text
        warnings: what is odd
    """

    name: str
    facts: Facts
    address: str = ""
    representative: str = ""
    contact: tuple[str, str, str] = ("", "", "")
    aliases: tuple[str, ...] = ()
    extra: tuple[tuple[LocalField, str], ...] = ()
    warnings: tuple[Reason, ...] = ()

    def sealed(self, enterprise: str) -> Facts:
        """Give all facts, names and texts as private values of the enterprise."""
        subject = enterprise_subject(enterprise)

        def seal(text: str) -> Private | None:
            return Private(subject, text) if text else None

        name, phone, email = self.contact
        contact = Contact(name=seal(name), phone=seal(phone), email=seal(email)) if any(self.contact) else None
        extra = [
            Extra(name=field.name, private=seal(text)) if field.private else Extra(name=field.name, plain=text)
            for field, text in self.extra
        ]
        return attrs.evolve(
            self.facts,
            name=seal(self.name),
            address=seal(self.address),
            representative=seal(self.representative),
            contacts=(contact,) if contact else None,
            extra=tuple(sorted(extra, key=lambda each: each.name)) or None,
        )


def enterprise_subject(enterprise: str) -> str:
    """Name the vault subject of an enterprise."""
    return f"enterprise/{enterprise}"


class EnterpriseReader:
    """
    Reads rows.

    What many rows share – places, amounts, days, words – is understood once.

    Args:
        regions: divisions that exist
        industries: names of industries, for lists that name them; None: codes only
        home: place of whoever keeps the list
        local_fields: columns of the profile
    """

    def __init__(
        self,
        regions: RegionTable,
        industries: IndustryTable | None = None,
        home: RegionCode | None = None,
        local_fields: tuple[LocalField, ...] = (),
    ) -> None:
        self._locator = Locator(regions=regions, home=home)
        self._industries = industries
        self._local = {field.heading: field for field in local_fields}
        self._known: dict[tuple[str, Any], Any] = {}

    def read(self, row: Row) -> EnterpriseDraft | Refusal:
        """Tell what a row says, or why it cannot be taken."""
        cells = {name: text for name, cell in row.cells.items() if not is_blank(text := cell.strip())}
        name = " ".join(cells.get("name", "").split())
        if not any(map(str.isalnum, name)):
            return Refusal.of("enterprise.no-name")
        for problem in row.problems:
            if problem.field == "credit_code" and "credit_code" not in cells:
                return Refusal(problem.reason.code, problem.reason.params)
        warnings = [problem.reason for problem in row.problems]
        numbers = self._read_numbers(cells, warnings)
        if isinstance(numbers, Refusal):
            return numbers
        facts = self._read_facts(cells, name, numbers, warnings)
        return EnterpriseDraft(
            name=name,
            facts=facts,
            address=cells.get("address", ""),
            representative=cells.get("representative", ""),
            contact=(cells.get("contact", ""), cells.get("contact_phone", ""), cells.get("email", "")),
            aliases=tuple(alias for part in _ALIASES.split(cells.get("alias", "")) if (alias := part.strip())),
            extra=tuple(
                (self._local[heading], text.strip())
                for heading, text in row.extra.items()
                if heading in self._local and text.strip()
            ),
            warnings=tuple(warnings),
        )

    def _read_numbers(self, cells: Mapping[str, str], warnings: list[Reason]) -> Facts | Refusal:
        """Read credit code and old registration number; a malformed code would only make a second enterprise later."""
        given, old = cells.get("credit_code", ""), cells.get("old_number", "")
        if not given or says_no_code_yet(given):
            coming = says_no_code_yet(given) or says_no_code_yet(cells.get("state", ""))
            if not coming:
                warnings.append(Reason.of("enterprise.no-code"))
            return Facts(old_number=_old_number(old), in_preparation=coming or None)
        check = check_credit_code(given)
        if check.status is CodeStatus.MALFORMED:
            return Refusal(check.reasons[0].code, check.reasons[0].params)
        warnings.extend(check.reasons)
        if check.status is CodeStatus.OLD_REGISTRATION_NUMBER:
            warnings.append(Reason.of("enterprise.old-number"))
            return Facts(old_number=check.code)
        return Facts(code=check.code, code_status=check.status, old_number=_old_number(old), in_preparation=False)

    def _read_facts(self, cells: Mapping[str, str], name: str, numbers: Facts, warnings: list[Reason]) -> Facts:
        def take(field: str, read: Callable[[str], T]) -> T | None:
            text = cells.get(field)
            if text is None:
                return None
            value = self._once(field, text, read)
            if isinstance(value, Reason):
                warnings.append(value)
                return None
            return value

        location = self._locate(cells)
        warnings.extend(location.warnings)
        registration_type = cells.get("registration_type", "")
        kind = find_kind(
            name=name,
            code=numbers.code,
            registration_type=registration_type,
            principal=cells.get("principal_kind", ""),
        )
        owner = self._own(cells.get("control", ""), registration_type, kind)
        return Facts(
            code=numbers.code,
            code_status=numbers.code_status,
            old_number=numbers.old_number,
            in_preparation=numbers.in_preparation,
            kind=kind,
            state=take("state", read_state),
            region=location.region,
            region_basis=location.basis,
            industry=take("industry", lambda text: read_industry(text, self._industries)),
            ownership=owner.ownership if owner else None,
            ownership_basis=owner.basis if owner else None,
            founded=take("founded", read_day),
            capital=take("capital", read_money),
            employees=take("employees", read_count),
            revenue=take("revenue", read_money),
            assets=take("assets", read_money),
        )

    def _once(self, field: str, text: str, read: Callable[[str], T]) -> T | Reason:
        """Understand a text once; what cannot be read is a reason."""
        key = field, text
        if key not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            try:
                self._known[key] = read(text)
            except InputError as error:
                self._known[key] = Reason.of(error.code, **{name: str(value) for name, value in error.params.items()})
        found: T | Reason = self._known[key]
        return found

    def _locate(self, cells: Mapping[str, str]) -> Location:
        area = cells.get("area_code", "")
        if area:
            certain = self._once("area_code", area, lambda text: self._locator.locate(Whereabouts(area_code=text)))
            if isinstance(certain, Location) and not certain.warnings:
                return certain
        return self._locator.locate(
            Whereabouts(
                area_code=area,
                province=cells.get("province", ""),
                city=cells.get("city", ""),
                county=cells.get("county", ""),
                address=cells.get("address", ""),
            )
        )

    def _own(self, control: str, registration_type: str, kind: EnterpriseKind | None) -> OwnershipFinding | None:
        """Read the ownership; None where the row does not state it."""
        if kind is EnterpriseKind.INDIVIDUAL_BUSINESS and not control:
            return INDIVIDUAL_BUSINESS
        if not control and not registration_type:
            return None
        found = self._once(
            "ownership",
            f"{control}\n{registration_type}",
            lambda _: find_ownership(control=control, registration_type=registration_type),
        )
        assert isinstance(found, OwnershipFinding)  # noqa: S101 - reading it does not fail
        return None if found.ownership is Ownership.UNKNOWN else found


def _old_number(text: str) -> str | None:
    """Give an old registration number; anything else in that column is no number to find it by."""
    check = check_credit_code(text) if text else None
    return check.code if check and check.status is CodeStatus.OLD_REGISTRATION_NUMBER else None
