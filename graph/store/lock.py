"""Who holds the lock of a store on disk, for a message that helps."""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path


def find_holder(store: Path, message: str) -> str:
    """Return who holds the lock of the store in this directory: ``process 4711 (dragoman serve)`` where the system tells.

    ``message`` is what RocksDB said. Never opens the lock file where this very process holds it: closing it would give
    the lock up.
    """
    if "current process" in message:
        return "this process"
    pid = _ask_system(store / "LOCK") if sys.platform == "linux" else 0
    return f"process {pid}{_command(pid)}" if pid > 0 else "another process"


def _ask_system(file: Path) -> int:
    import fcntl

    try:
        descriptor = os.open(file, os.O_RDWR)
    except OSError:
        return 0
    try:
        # struct flock of Linux on 64 bits: type, whence, start, length, pid
        asked = struct.pack("hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0)
        return int(struct.unpack("hhqqi4x", fcntl.fcntl(descriptor, fcntl.F_GETLK, asked))[4])
    except (OSError, struct.error):
        return 0
    finally:
        os.close(descriptor)


def _command(pid: int) -> str:
    """The process's command line in brackets, with names of files for their paths."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf-8", "replace").split("\0")
    except OSError:
        return ""
    shown = " ".join(Path(word).name if word.startswith("/") else word for word in words if word)
    return f" ({shown[:80]})" if shown else ""
