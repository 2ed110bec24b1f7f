"""The functions of asyncio that the agent puts its own in front of, at which levels, and the way
back.
"""

from . import levels

_made = []


class Patch:
    """A function of ours in front of `owner.name`; `put` sets it."""

    __slots__ = ('owner', 'name', 'function', 'at', 'put', 'before', 'is_applied')

    def __init__(self, owner, name, function, at, put):
        self.owner = owner
        self.name = name
        self.function = function
        self.at = at
        self.put = put
        self.before = None
        self.is_applied = False

    def apply(self):
        if not self.is_applied:
            self.before = getattr(self.owner, self.name)
            self.put(self.owner, self.name, self.function)
            self.is_applied = True

    def remove(self):
        """Puts back what was there, except where somebody has come in front of us since."""
        if self.is_applied and self.owner.__dict__.get(self.name) is self.function:
            self.put(self.owner, self.name, self.before)
            self.is_applied = False


def replace(owner, name, make, at=levels.EVERY, put=setattr, original=None):
    """Has `owner.name` be `make(original)` at some levels."""
    original = original or getattr(owner, name)
    function = make(original)
    for attribute in ('__name__', '__qualname__', '__module__', '__doc__'):
        setattr(function, attribute, getattr(original, attribute, None))
    function.__wrapped__ = original
    patch = Patch(owner, name, function, at, put)
    _made.append(patch)
    if levels.now in at:
        patch.apply()


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
