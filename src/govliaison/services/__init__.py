"""Floor 2: what offices offer – windows, service items with everything they promised by date, and the four reductions."""

from govliaison.doors import door

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        ".checking": "ItemFinding Known Weight check_items",
        ".columns": "SERVICE_FIELDS",
        ".decide": "item_key",
        ".desk": "Services",
        ".facts": "ItemFacts ItemType Measures",
        ".importing": "read_limit",
        ".model": (
            "SERVICE_ITEM ServiceItem ServiceItemChange ServiceItemChanged ServiceItemDropped ServiceItemListed"
        ),
        ".reducing": "Comparison FourReductions ItemReduction NotCounted Part Reduction Shares percent reductions",
        ".windows": "ServiceWindow",
    },
)
