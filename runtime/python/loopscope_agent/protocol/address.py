"""Where the inspector listens: the value of LOOPSCOPE_INSPECTOR."""

import re


class Address:
    """`unix:PATH#TOKEN`, `pipe:PATH#TOKEN` or `tcp:HOST:PORT#TOKEN`, taken apart."""

    def __init__(self, kind, place, token):
        self.kind = kind
        self.place = place
        self.token = token


def parse(text):
    """Reads an address. Raises ValueError if the text is nothing of the kind."""
    match = re.match(r'(unix|pipe|tcp):(.+)#([0-9a-f]+)\Z', text, re.DOTALL)
    if match is None:
        raise ValueError('no address of an inspector')
    return Address(*match.groups())
