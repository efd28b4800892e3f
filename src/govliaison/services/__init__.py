"""Floor 2: what offices offer – windows, service items with everything they promised by date, and the four reductions."""

from govliaison.services.checking import ItemFinding, Known, Weight, check_items
from govliaison.services.columns import SERVICE_FIELDS
from govliaison.services.decide import item_key
from govliaison.services.desk import Services
from govliaison.services.facts import ItemFacts, ItemType, Measure, Measures
from govliaison.services.importing import read_limit
from govliaison.services.model import (
    SERVICE_ITEM,
    ItemChange,
    ServiceItem,
    ServiceItemChanged,
    ServiceItemDropped,
    ServiceItemListed,
)
from govliaison.services.reductions import (
    Comparison,
    ItemReduction,
    NotCounted,
    Part,
    Reduction,
    ReductionReport,
    Shares,
    percent,
    reductions,
)
from govliaison.services.windows import Window

__all__ = [
    "SERVICE_FIELDS",
    "SERVICE_ITEM",
    "Comparison",
    "ItemChange",
    "ItemFacts",
    "ItemFinding",
    "ItemReduction",
    "ItemType",
    "Known",
    "Measure",
    "Measures",
    "NotCounted",
    "Part",
    "Reduction",
    "ReductionReport",
    "ServiceItem",
    "ServiceItemChanged",
    "ServiceItemDropped",
    "ServiceItemListed",
    "Services",
    "Shares",
    "Weight",
    "Window",
    "check_items",
    "item_key",
    "percent",
    "read_limit",
    "reductions",
]
