"""What the system tells of a thread's scheduling, Linux's: on a busy machine a thread may be ready
and not run.
"""

# As they are at first: a program's tests may put their own in front of them.
from os import O_CLOEXEC, O_RDONLY, close, open, read

LONGEST = 512


def so_far(thread):
    """For how many seconds in all a thread was ready and did not run, and how often it ran.
    `thread` is its number in the system. None where that isn't told.
    """
    try:
        _, waited, times = _read(thread, 'schedstat').split()
        return int(waited) / 1e9, int(times)
    except (OSError, ValueError):
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
    file = open('/proc/self/task/%d/%s' % (thread, name), O_RDONLY | O_CLOEXEC)
    try:
        return read(file, LONGEST)
    finally:
        close(file)
