"""Brings the agent into a program that runs already.

This file is to be executed in it, by a debugger or, from 3.14 on, by `sys.remote_exec`:

    names = {'__file__': FILE, 'ADDRESS': ADDRESS}
    exec(compile(open(FILE).read(), '<loopscope attach.py>', 'exec'), names)

where ADDRESS is what LOOPSCOPE_INSPECTOR would have been. `names['OUTCOME']` is then how it went:

    shown      its loops and tasks are
    waiting    it runs no loop now; it is shown from when it does
    already    another inspector has its agent, and it is left as it is
    importing  it is in the middle of importing asyncio: to be tried again
    unwatched  its Python is free-threaded
"""

import importlib.util
import os
import sys

LASTING = 'loopscope_agent.watching.lasting'


def attach(address):
    if getattr(sys.flags, 'gil', 1) != 1:  # as in loopscope_agent/watching/free_threading.py
        return 'unwatched'
    forget_former()
    sitecustomize = load()
    if not is_whole('asyncio'):
        return 'importing'
    before = os.environ.get('LOOPSCOPE_INSPECTOR')
    os.environ['LOOPSCOPE_INSPECTOR'] = address  # a forked child looks there too
    if sitecustomize.wanted():
        sitecustomize.begin()
        return shown()
    if before is None:
        del os.environ['LOOPSCOPE_INSPECTOR']
    else:
        os.environ['LOOPSCOPE_INSPECTOR'] = before
    return 'already'


def load():
    python = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    place = os.path.join(python, 'sitecustomize.py')
    spec = importlib.util.spec_from_file_location('loopscope_sitecustomize', place)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def is_whole(name):
    spec = getattr(sys.modules.get(name), '__spec__', None)
    return not getattr(spec, '_initializing', False)


def shown():
    if 'asyncio' not in sys.modules:
        return 'waiting'
    from loopscope_agent import agent
    from loopscope_agent.protocol import connection

    agent.attached()
    return 'shown' if connection.is_open() else 'waiting'


def forget_former():
    """An agent whose inspector is gone has undone what it did, and makes room for another."""
    connection = sys.modules.get('loopscope_agent.protocol.connection')
    if connection is None or connection.is_possible():
        return
    sys.meta_path[:] = [one for one in sys.meta_path if not hasattr(one, 'is_loopscope')]
    for name in list(sys.modules):
        if name.partition('.')[0] == 'loopscope_agent' and name != LASTING:
            del sys.modules[name]


OUTCOME = attach(ADDRESS)  # noqa: F821
