"""Libraries that come with an extra of this package, so that nobody carries what they do not use."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from annotator.errors import UserError


def need(module: str, *, extra: str) -> ModuleType:
    """The module, imported now.

    Raises:
        UserError: ``format.extra_missing``, with the extra to install.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise UserError("format.extra_missing", extra=extra, library=module.partition(".")[0]) from error
