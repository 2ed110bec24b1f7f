"""The system's own calls, Linux's, made without letting go of the interpreter: they are short, and
the program that is looked at must not go on meanwhile.
"""

import os
import sys

try:
    from ctypes import PyDLL, create_string_buffer
except ImportError:
    PyDLL = None

MOST_READ = 512

# None on another system, and in a Python without ctypes.
calls = PyDLL(None) if PyDLL is not None and sys.platform.startswith('linux') else None


def read(path):
    """What a short file says. Raises OSError if it can't be read."""
    file = calls.open(path, os.O_RDONLY | os.O_CLOEXEC) if calls is not None else -1
    if file < 0:
        raise OSError('there is no such file')
    try:
        text = create_string_buffer(MOST_READ)
        length = calls.read(file, text, MOST_READ)
        return text.raw[: max(0, length)]
    finally:
        calls.close(file)
