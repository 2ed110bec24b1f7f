"""The name by which a suspended statement reaches what it waits for: `jobs` of
`await self.jobs.get()`, `door` of `async with door`.

It is read from the instructions before the await. The variables themselves can't be looked up
before 3.13 (see suspended.py), and behind a library's own frames they wouldn't have it.
"""

import sys
from opcode import EXTENDED_ARG, opname

MOST = 4096
_SHIFTED_GLOBALS = sys.version_info >= (3, 11)
_SHIFTED_ATTRIBUTES = sys.version_info >= (3, 12)

_AWAITS = {'GET_AWAITABLE', 'GET_ANEXT', 'GET_YIELD_FROM_ITER'}
_ENTERS = {'BEFORE_ASYNC_WITH', 'LOAD_SPECIAL'}
_BETWEEN = {'CALL', 'PRECALL', 'COPY', 'SWAP', 'PUSH_NULL', 'NOP'}
_LOCALS = {'LOAD_FAST', 'LOAD_FAST_CHECK', 'LOAD_FAST_BORROW'}
_PAIRS = {'LOAD_FAST_LOAD_FAST', 'LOAD_FAST_BORROW_LOAD_FAST_BORROW'}
_ENTRIES = {'BINARY_SUBSCR', 'BINARY_OP'}
_ATTRIBUTES = {'LOAD_ATTR', 'LOAD_METHOD'}

# By code, place and methods. The code objects are kept, so that their ids stay theirs.
_found = {}


def of(frame, methods):
    """The name of the object of which `frame` awaits one of `methods`, or which it enters or
    iterates over; '' if it has none. Without methods, the name of the awaited object itself.
    """
    return _cached(frame, methods, _find)


def _cached(frame, methods, find):
    key = (id(frame.f_code), frame.f_lasti, methods)
    known = _found.get(key)
    if known is None:
        if len(_found) >= MOST:
            _found.clear()
        known = _found[key] = (find(frame.f_code, frame.f_lasti, methods), frame.f_code)
    return known[0]


def is_of_several(frame):
    """True if the object that `frame` awaits is an entry of something, or a variable that is read
    elsewhere too.
    """
    return _cached(frame, None, _is_of_several)


def _is_of_several(code, lasti, _):
    before = _instructions(code, lasti)
    while before and before.pop()[0] not in _AWAITS:
        pass
    op, argument = before[-1] if before else ('', 0)
    if op not in _LOCALS and op != 'LOAD_DEREF':
        return op in _ENTRIES
    return _times_read(code, _name(code, before)) > 1


def _times_read(code, name):
    import dis

    read = [one.argval for one in dis.get_instructions(code) if 'LOAD' in one.opname]
    return sum(name in (one if type(one) is tuple else (one,)) for one in read)


def called(frame, methods):
    """Which of some methods a frame is calling now; '' for none of them."""
    for op, argument in reversed(_instructions(frame.f_code, frame.f_lasti)):
        if op in _ATTRIBUTES and _attribute(frame.f_code, argument) in methods:
            return _attribute(frame.f_code, argument)
    return ''


def _find(code, lasti, methods):
    before = _instructions(code, lasti)
    awaiting = ''
    while before and awaiting not in _AWAITS:
        awaiting = before.pop()[0]
    if awaiting == 'GET_ANEXT':
        while before and before.pop()[0] != 'GET_AITER':
            pass
        return _name(code, before)
    if not methods:
        return _name(code, before)
    last = before[:]
    while last and last[-1][0] in _ENTERS | _BETWEEN:
        if last.pop()[0] in _ENTERS:
            return _name(code, _without(last, _ENTERS | _BETWEEN))
    while before:
        op, argument = before.pop()
        if op in _ATTRIBUTES and _attribute(code, argument) in methods:
            return _name(code, before)
    return ''


def _without(instructions, ops):
    while instructions and instructions[-1][0] in ops:
        instructions.pop()
    return instructions


def _instructions(code, lasti):
    """The instructions up to an offset, as `(name, argument)`."""
    packed = code.co_code
    found = []
    high = 0
    for at in range(0, lasti + 2, 2):
        op, argument = packed[at], packed[at + 1] | high
        high = argument << 8 if op == EXTENDED_ARG else 0
        if op != EXTENDED_ARG and opname[op] != 'CACHE':
            found.append((opname[op], argument))
    return found


def _name(code, before):
    """What the last of some instructions loads, by name."""
    op, argument = before[-1] if before else ('', 0)
    if op in _LOCALS:
        return code.co_varnames[argument]
    if op in _PAIRS:
        return code.co_varnames[argument & 15]
    if op in _ATTRIBUTES:
        return _attribute(code, argument)
    if op == 'LOAD_GLOBAL':
        return code.co_names[argument >> 1 if _SHIFTED_GLOBALS else argument]
    if op == 'LOAD_NAME':
        return code.co_names[argument]
    if op == 'LOAD_DEREF':
        return _cell(code, argument)
    return ''


def _attribute(code, argument):
    return code.co_names[argument >> 1 if _SHIFTED_ATTRIBUTES else argument]


def _cell(code, argument):
    if sys.version_info < (3, 11):
        return (code.co_cellvars + code.co_freevars)[argument]
    own = [name for name in code.co_cellvars if name not in code.co_varnames]
    return (list(code.co_varnames) + own + list(code.co_freevars))[argument]
