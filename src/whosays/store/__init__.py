"""The ledger: keeps records, groups, joins and finds. It is derived from what custody holds and may be deleted."""
