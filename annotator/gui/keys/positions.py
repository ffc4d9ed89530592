"""Where a key is on the keyboard, whatever is printed on it.

A key's place is named by what an American keyboard has there. The numbers are the PC's set-1 scan codes;
Linux took them over as evdev codes, which X11 and Wayland send raised by 8. macOS has numbers of its own
(``kVK_ANSI_…``), which Qt hands on as the virtual key.
"""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QKeyEvent

_ROWS = ((2, "1234567890-="), (16, "qwertyuiop[]"), (30, "asdfghjkl;'`"), (43, "\\zxcvbnm,./"))
_SCAN_CODES = {first + at: character for first, row in _ROWS for at, character in enumerate(row)}
_X11_OFFSET = 8

_MAC_KEYS = dict(
    zip(
        (*range(0x00, 0x0A), *range(0x0B, 0x24), *range(0x25, 0x30), 0x32),
        "asdfhgzxcvbqweryt123465=97-80]ou[iplj'k;\\,/nm.`",
        strict=True,
    )
)

_SHIFTED = dict(zip("1234567890-=[];'`\\,./", '!@#$%^&*()_+{}:"~|<>?', strict=True))


def position(event: QKeyEvent, platform: str | None = None) -> str | None:
    """The character that an American keyboard has where ``event``'s key is, in lower case.

    ``None`` for any key that isn't a letter, digit or punctuation key, and for an event that doesn't tell.
    ``platform`` is Qt's platform name (default: the running one).
    """
    name = platform or QGuiApplication.platformName()
    if name == "cocoa":
        return _MAC_KEYS.get(event.nativeVirtualKey())
    code = event.nativeScanCode()
    return _SCAN_CODES.get(code & 0xFF if name == "windows" else code - _X11_OFFSET)


def shifted(character: str) -> str:
    """What Shift makes of a key on an American keyboard: ``"["`` → ``"{"``; a letter stays itself."""
    return _SHIFTED.get(character, character)
