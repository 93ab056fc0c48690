"""The ledger: keeps records and finds them. It is derived from what custody holds and may be deleted."""
