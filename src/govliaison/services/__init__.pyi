from govliaison.services.checking import ItemFinding, Known, Weight, check_items
from govliaison.services.columns import SERVICE_FIELDS
from govliaison.services.decide import item_key
from govliaison.services.desk import Services
from govliaison.services.facts import ItemFacts, ItemType, Measures
from govliaison.services.importing import read_limit
from govliaison.services.model import (
    SERVICE_ITEM,
    ServiceItem,
    ServiceItemChange,
    ServiceItemChanged,
    ServiceItemDropped,
    ServiceItemListed,
)
from govliaison.services.reducing import (
    Comparison,
    FourReductions,
    ItemReduction,
    NotCounted,
    Part,
    Reduction,
    Shares,
    percent,
    reductions,
)
from govliaison.services.windows import ServiceWindow

__all__ = [
    "SERVICE_FIELDS",
    "SERVICE_ITEM",
    "Comparison",
    "FourReductions",
    "ItemFacts",
    "ItemFinding",
    "ItemReduction",
    "ItemType",
    "Known",
    "Measures",
    "NotCounted",
    "Part",
    "Reduction",
    "ServiceItem",
    "ServiceItemChange",
    "ServiceItemChanged",
    "ServiceItemDropped",
    "ServiceItemListed",
    "ServiceWindow",
    "Services",
    "Shares",
    "Weight",
    "check_items",
    "item_key",
    "percent",
    "read_limit",
    "reductions",
]
