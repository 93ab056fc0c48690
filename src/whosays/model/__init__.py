"""The records: frozen, slotted, and checking their own invariants. They do nothing else."""
