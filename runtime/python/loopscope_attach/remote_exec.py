"""Has another program run attach.py.

Run by the Python that runs that program, 3.14 or newer: `sys.remote_exec` asks for the same minor
version. It reads `{"pid", "address"}` from stdin, and writes to stdout how it went, as a line: a
word, and what Python says of it, if anything.
"""

import json
import os
import shutil
import sys
import tempfile
from time import monotonic, sleep

ATTACH = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'attach.py')
SECONDS = 10
# A program gets this long to come by itself before it is nudged, and then twice as long each time.
NUDGE_SECONDS = 0.1

# Runs in the other program, at any of its lines: nothing that goes wrong may show there. It reads
# no variable of that program, and leaves none behind.
SCRIPT = """\
def attach():
    import os
    try:
        with open({attach!r}, encoding='utf-8') as file:
            code = compile(file.read(), '<loopscope attach.py>', 'exec')
        names = {{'__file__': {attach!r}, 'ADDRESS': {address!r}}}
        exec(code, names)
        outcome = names['OUTCOME']
    except BaseException as error:
        outcome = 'failed %s: %s' % (type(error).__name__, error)
    try:
        with open({outcome!r} + '~', 'w', encoding='utf-8') as file:
            file.write(outcome)
        os.rename({outcome!r} + '~', {outcome!r})
    except BaseException:
        pass
attach()
"""


def main(pid, address):
    folder = tempfile.mkdtemp(prefix='loopscope-')  # for this user alone, as is what is in it
    try:
        script, outcome = os.path.join(folder, 'script.py'), os.path.join(folder, 'outcome')
        with open(script, 'w', encoding='utf-8') as file:
            file.write(SCRIPT.format(attach=ATTACH, address=address, outcome=outcome))
        return run(pid, script, outcome)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run(pid, script, outcome):
    try:
        sys.remote_exec(pid, script)
        if wait(pid, outcome):
            with open(outcome, encoding='utf-8') as file:
                return file.read()
        sys.remote_exec(pid, os.devnull)  # in place of the script, which is about to be deleted
        return 'late'
    except (OSError, RuntimeError) as error:
        return '%s %s' % (obstacle(error), error)


def obstacle(error):
    if 'is not enabled in the remote process' in str(error):
        return 'disabled'
    while error is not None:
        if isinstance(error, PermissionError):
            return 'forbidden'
        if isinstance(error, (FileNotFoundError, ProcessLookupError)):
            return 'gone'
        error = error.__cause__ or error.__context__
    return 'failed'


def wait(pid, outcome):
    """Whether there is an outcome in time."""
    start = monotonic()
    pause = NUDGE_SECONDS
    next_nudge = start + pause
    while not os.path.exists(outcome):
        now = monotonic()
        if now - start > SECONDS:
            return False
        if now > next_nudge:
            nudge(pid)
            pause *= 2
            next_nudge = now + pause
        sleep(0.01)
    return True


def nudge(pid):
    """Has the main thread look up from a selector in which it waits for something to happen: Linux
    interrupts that when somebody traces the thread. The program goes on at once, and what it
    waits for is not touched.
    """
    if not sys.platform.startswith('linux'):
        return
    import ctypes

    trace = ctypes.CDLL(None).ptrace
    trace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
    seize, interrupt, detach, any_thread = 0x4206, 0x4207, 17, 0x40000000
    if trace(seize, pid, None, None) == 0:
        trace(interrupt, pid, None, None)
        os.waitpid(pid, any_thread)
        trace(detach, pid, None, None)


if __name__ == '__main__':
    asked = json.load(sys.stdin)
    print(main(asked['pid'], asked['address']))
