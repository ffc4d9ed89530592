"""Virtual environments for programs that read our exports and that nobody wants beside their own packages.

They are kept below the user's cache, or where ``ANNOTATOR_INTEROP`` says, and made when they are missing.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import platformdirs


def python_with(name: str, *requirements: str) -> Path:
    """The Python of the environment ``name``, which has ``requirements``."""
    home = os.environ.get("ANNOTATOR_INTEROP") or platformdirs.user_cache_dir("annotator-interop")
    folder = Path(home) / name
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    made = folder / "requirements.txt"
    wanted = "\n".join(requirements)
    if not made.exists() or made.read_text() != wanted:
        print(f"making {folder} …", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *requirements], check=True)
        made.write_text(wanted)
    return python
