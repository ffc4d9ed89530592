"""The one exception that a user is meant to see.

The class of an exception says who must act. A :class:`UserError` is the world's or the user's affair:
it is shown in one sentence and the work goes on. Any other exception is a defect of ours and goes to the
crash dialog with the log.
"""

from __future__ import annotations


class UserError(Exception):
    """Something the user can act on: a stable code and the facts a sentence needs.

    Below ``gui`` and ``cli`` an error carries no sentence, so that it can be told in any language;
    :mod:`annotator.app.messages` turns ``code`` and ``params`` into one.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params: dict[str, object] = params

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
        return f"{self.code}({facts})" if facts else self.code
