"""The functions of asyncio that the agent has put its own in front of, and the way back."""

_made = []


def replace(owner, name, make):
    """Sets `owner.name` to `make(original)`."""
    original = getattr(owner, name)
    function = make(original)
    for attribute in ('__name__', '__qualname__', '__module__', '__doc__'):
        setattr(function, attribute, getattr(original, attribute, None))
    function.__wrapped__ = original
    setattr(owner, name, function)
    _made.append((owner, name, original, function))


def undo():
    """Puts the originals back, except where somebody has come in front of us since."""
    while _made:
        owner, name, original, function = _made.pop()
        if owner.__dict__.get(name) is function:
            setattr(owner, name, original)
