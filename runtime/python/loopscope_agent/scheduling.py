"""What the system tells of a thread's scheduling, Linux's: on a busy machine a thread may be ready
and not run.
"""

import os

LONGEST = 512


def delay(thread):
    """For how many seconds in all a thread was ready and did not run. `thread` is its number in
    the system. None where that isn't told.
    """
    try:
        return int(_read(thread, 'schedstat').split()[1]) / 1e9
    except (OSError, IndexError, ValueError):
        return None


def is_asleep(thread):
    """True if a thread waits for something, False if it is ready or runs, or where that isn't
    told.
    """
    try:
        return _read(thread, 'stat').rpartition(b')')[2].split()[0] == b'S'
    except (OSError, IndexError):
        return False


def _read(thread, name):
    file = os.open('/proc/self/task/%d/%s' % (thread, name), os.O_RDONLY | os.O_CLOEXEC)
    try:
        return os.read(file, LONGEST)
    finally:
        os.close(file)
