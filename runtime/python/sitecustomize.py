"""Brings Loopscope's agent into a Python program, by way of PYTHONPATH.

Python imports a module of this name at every start, so this file must be valid, silent and
harmless on every Python that a terminal may start, 2.7 included. It only leaves a finder behind,
which starts the agent when the program imports asyncio or runs a threaded server, and then runs
the sitecustomize that it stands in front of.
"""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
WATCHED = (
    'asyncio',
    'concurrent.futures.process',
    'concurrent.futures.thread',
    'socketserver',
    'uvloop',
)


def wanted():
    implementation = getattr(sys, 'implementation', None)
    return (
        bool(os.environ.get('LOOPSCOPE_INSPECTOR'))
        and sys.version_info >= (3, 8)
        and getattr(implementation, 'name', '') == 'cpython'
        and not any(getattr(finder, 'is_loopscope', False) for finder in sys.meta_path)
    )


def begin():
    from _imp import _fix_co_filename as rename

    # What this leaves behind runs while the program is measured or debugged: see AgentLoader.
    rename(install.__code__, '<loopscope sitecustomize.py>')
    install(rename)


def install(rename):
    from importlib.machinery import PathFinder, SourceFileLoader

    class AgentLoader(SourceFileLoader):
        """Names the agent's code `<loopscope ...>`: debuggers step over such files and coverage
        skips them. Keeps it compiled in the agent's own folder, also where the program's is not to
        be: to compile it takes longer than all else that the agent does at a start.
        """

        def get_code(self, fullname):
            before, sys.dont_write_bytecode = sys.dont_write_bytecode, False
            try:
                code = SourceFileLoader.get_code(self, fullname)
            finally:
                sys.dont_write_bytecode = before
            rename(code, '<loopscope %s>' % os.path.basename(self.path))
            return code

    class Finder(object):
        is_loopscope = True

        def find_spec(self, name, path=None, target=None):
            if name in WATCHED:
                return self.watched(name, path, target)
            if name.partition('.')[0] == 'loopscope_agent':
                spec = PathFinder.find_spec(name, path or [HERE])
                if spec is not None:
                    spec.loader = AgentLoader(name, spec.origin)
                return spec
            return None

        def watched(self, name, path, target):
            for finder in list(sys.meta_path):
                find_spec = getattr(finder, 'find_spec', None)
                if finder is self or find_spec is None:
                    continue
                spec = find_spec(name, path, target)
                if spec is not None:
                    start_after(spec)
                    return spec
            return None

    def start_after(spec):
        execute = getattr(spec.loader, 'exec_module', None)
        if execute is None:
            return

        def exec_module(module):
            execute(module)
            if module.__name__ == spec.name:
                start(spec.name)

        try:
            spec.loader.exec_module = exec_module
        except AttributeError:  # a loader that takes no attributes: the program goes unseen
            pass

    def start(name):
        try:
            from loopscope_agent import agent

            agent.imported(name)
        except Exception:  # an agent's fault never reaches the program
            if os.environ.get('LOOPSCOPE_AGENT_FAULTS'):
                raise

    sys.meta_path.insert(0, Finder())
    for name in WATCHED:
        if name in sys.modules:
            start(name)


def run_shadowed():
    """Imports the next sitecustomize on the path; with none, ends in the same ImportError as
    without us.
    """
    places = [i for i, folder in enumerate(sys.path) if os.path.abspath(folder) == HERE]
    mine = [sys.path[i] for i in places]
    for i in reversed(places):
        del sys.path[i]
    # Python 2 empties a module that nobody holds.
    this = sys.modules.pop('sitecustomize', None)  # noqa: F841
    try:
        import sitecustomize  # noqa: F401
    finally:
        for i, folder in zip(places, mine):
            sys.path.insert(i, folder)


if __name__ == 'sitecustomize':  # else a running program is attached to
    if wanted():
        begin()
    run_shadowed()
