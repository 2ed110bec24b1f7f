"""What was seen and not sent yet: packed records, in one list.

`emit` is that list's own `append`, which no other thread can come in between: the hooks take no
lock, and whoever sends takes whole records off the front.
"""

from struct import Struct
from time import time

_packers = {count: Struct('<%dd' % count).pack for count in range(3, 13)}

waiting = []
emit = waiting.append


def packer(fields):
    """The function that packs a record with so many fields: its kind, its time, the fields."""
    return _packers[fields + 2]


def packed(kind, *fields):
    """A record of this moment."""
    return _packers[len(fields) + 2](kind, time() * 1e6, *fields)


def add(kind, *fields):
    """Adds a record of this moment."""
    emit(packed(kind, *fields))


def take():
    """Takes all that is waiting."""
    taken = waiting[:]
    del waiting[: len(taken)]
    return taken
