"""What must survive: documents as they came, their captures, people's decisions, snapshots of what was found.

Everything else of a case is derived and may be deleted.
"""
