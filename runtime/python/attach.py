"""Brings the agent into a program that runs already.

This file is to be executed in it, by a debugger or, from 3.14 on, by `sys.remote_exec`:

    code = compile(open(FILE).read(), '<loopscope attach.py>', 'exec')
    exec(code, {'__file__': FILE, 'ADDRESS': ADDRESS})

where ADDRESS is what LOOPSCOPE_INSPECTOR would have been. A program that hasn't imported asyncio
yet is watched from when it does; one that has the agent already is left as it is.
"""

import importlib.util
import os
import sys


def attach(address):
    place = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'sitecustomize.py')
    spec = importlib.util.spec_from_file_location('loopscope_sitecustomize', place)
    brought = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(brought)
    before = os.environ.get('LOOPSCOPE_INSPECTOR')
    os.environ['LOOPSCOPE_INSPECTOR'] = address  # a forked child looks there too
    if brought.wanted():
        brought.begin()
        if 'asyncio' in sys.modules:
            from loopscope_agent import agent

            agent.attached()
    elif before is None:
        del os.environ['LOOPSCOPE_INSPECTOR']
    else:
        os.environ['LOOPSCOPE_INSPECTOR'] = before


attach(ADDRESS)  # noqa: F821
