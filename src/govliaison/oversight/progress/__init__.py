"""Progress reports to the group's office: every open resolution and every open item of the ledger (M7.4)."""
