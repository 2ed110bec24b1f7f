"""The numbers by which records refer to what travels once, before its first use: texts, stacks."""

from itertools import count


class Numbers:
    """Those of one kind of thing. `known` has the number of each, by what it is known again by."""

    def __init__(self, most_unsent):
        self.known = {}
        self.unsent = []
        # More than this are not taken on while the inspector doesn't read.
        self._most_unsent = most_unsent
        self.forget()

    def forget(self):
        """Starts over, for a new connection."""
        self.known.clear()
        self.unsent.clear()
        # A float, as all that goes into a record: it is packed faster.
        self._next = count(1.0)

    def is_full(self):
        return len(self.unsent) >= self._most_unsent

    def add(self, key, entry):
        """The number of a new thing, of which the inspector is to be told `entry`."""
        number = self._next.__next__()
        self.unsent.append((number, entry))
        self.known[key] = number  # last: from now on another thread may name it
        return number

    def take(self):
        """Takes the entries that the inspector hasn't been told yet."""
        entries = self.unsent[:]
        del self.unsent[: len(entries)]
        return entries
