"""The records that could not be sent, as there was no room for them."""

from struct import pack

from . import kinds, records

# What such a record begins with.
CREATED = pack('<d', kinds.TASK_CREATED)
ENDED = pack('<d', kinds.TASK_DONE)


class Dropped:
    """How many they are: all; the creations of tasks; their ends."""

    def __init__(self):
        self.totals = [0, 0, 0]
        self.is_news = False

    def add(self, packed):
        begun = [record[:8] for record in packed]
        for at, count in enumerate((len(begun), begun.count(CREATED), begun.count(ENDED))):
            self.totals[at] += count
        self.is_news = self.is_news or bool(packed)

    def record(self):
        """Tells it."""
        self.is_news = False
        return records.packed(kinds.DROPPED, *self.totals)
