"""What holds for all tests: properties are looked for without a clock, and in CI with the same inputs each time."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("whosays", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("whosays")
