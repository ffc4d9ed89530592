"""Prints the key card of the default codebook: ``python -m annotator.app.actions > docs/keys.md``."""

from __future__ import annotations

import sys

from annotator.app.actions.keycard import default_key_card

sys.stdout.write(default_key_card())
