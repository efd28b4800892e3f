"""
Floor 8: the public door. An adapter imports this module, ``govliaison.values`` and ``govliaison.errors``, nothing else.

What a plugin may offer stands in :class:`LiaisonSpecs`; what each adapter must do in the Protocol of its kind.
"""

from govliaison.doors import door

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        "govliaison.access": "AccessAnswer AccessAsk AccessPolicy",
        "govliaison.calendar": "Calendar DayKind DayTable SpecialDay",
        "govliaison.cases": "Router RoutingAsk RoutingProposal",
        "govliaison.exchange": (
            "AnswerAsk AnsweringChannel Channel ChannelCapability Delivered Delivery Notifier NotifyAsk "
            "ReceiveAsk RetryLater Undeliverable"
        ),
        "govliaison.ledger": (
            "Batch Change Claim Committed Count Cursor Entry Index KeptFile KeptMessage Key LeaseAsk "
            "LeasedMessage MemoryStore Message MessageRow MessageState Meta MovableStore Order Page Piece "
            "Positioned Query Reader Settle Settlement Store StoredRecord VaultItem"
        ),
        "govliaison.ledger.blobs": "BlobStore",
        "govliaison.ledger.keys": "CheckAsk KeyRing SignAsk Signature UnwrapAsk WrapAsk Wrapped",
        "govliaison.ledger.search": "fold_for_search search_words",
        "govliaison.papers": (
            "Block Form FormRow Grid Head Heading Paper PaperKind Paragraph RecordBlock RenderAsk Rendered "
            "Renderer Roll chinese_date"
        ),
        ".assembly": "Adapters assemble gather serve_calendars",
        ".capabilities": "CAPABILITIES",
        ".collecting": "Offered Offers collect",
        ".deprecations": "DEPRECATED_HOOKS DeprecatedHook GovliaisonDeprecationWarning expired",
        ".discovery": "GROUP Plugin PluginInfo State discover",
        ".files": "replacing",
        ".guard": "OnFault POLICIES Policy",
        ".health": "FAULTS_FILE FaultLog Health PluginFault Trouble read_faults",
        ".host": "CONTRACTS HostInfo Kind",
        ".offers": (
            "AccessPolicyOffer BlobStoreOffer CalendarOffer ChannelOffer ExampleOffer KeyRingOffer NoSettings "
            "NotifierOffer Offer PackOffer RendererOffer RouterOffer StoreOffer TableOffer"
        ),
        ".specs": "LiaisonSpecs hookimpl",
        ".switches": "without_plugins",
        "govliaison.profiles": "Secret",
        "govliaison.values": (
            "Cell CellProblem Column ColumnMatch Field FieldKind IndustryTable Reading Reason RegionTable Row "
            "Sheet TimeSource"
        ),
    },
)
