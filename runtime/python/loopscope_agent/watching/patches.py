"""The functions of asyncio that the agent puts its own in front of, at which levels, and the way
back.
"""

from . import levels

_made = []


class Patch:
    """A function of ours in front of `owner.name`; `put` sets it."""

    def __init__(self, owner, name, original, make, at, put):
        self.owner = owner
        self.name = name
        self.original = original
        self.make = make
        self.at = at
        self.put = put
        # Made when it is first to be there; what was there before.
        self.function = self.before = None
        self.is_applied = False

    def apply(self):
        if not self.is_applied:
            self.function = self.function or self._finished()
            self.before = getattr(self.owner, self.name)
            self.put(self.owner, self.name, self.function)
            self.is_applied = True

    def remove(self):
        """Puts back what was there, except where somebody has come in front of us since."""
        if self.is_applied and self.owner.__dict__.get(self.name) is self.function:
            self.put(self.owner, self.name, self.before)
            self.is_applied = False

    def _finished(self):
        function = self.make(self.original)
        for attribute in ('__name__', '__qualname__', '__module__', '__doc__'):
            setattr(function, attribute, getattr(self.original, attribute, None))
        function.__wrapped__ = self.original
        return function


def replace(owner, name, make, at=levels.EVERY, put=setattr, original=None):
    """Has `owner.name` be `make(original)` at some levels."""
    patch = Patch(owner, name, original or getattr(owner, name), make, at, put)
    if levels.now in at:
        patch.apply()
    _made.append(patch)


def change(level):
    """Has the functions in place that are for a level."""
    for patch in reversed(_made):
        if level not in patch.at:
            patch.remove()
    for patch in _made:
        if level in patch.at:
            patch.apply()


def undo():
    """Puts all originals back, for good."""
    while _made:
        _made.pop().remove()


levels.on_change.append(change)
