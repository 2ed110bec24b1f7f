"""Pictures of the program, taken from outside a piece at a time, as often as keeps each to its
part of the time. While the program stands still there is nothing new to see.
"""

from time import monotonic, thread_time

from .own_time import computed

# Of a program that computes for less, nothing has changed.
STILL_SECONDS = 10e-6
STILL_LONGEST = 2.0
# Of one piece. A loop has no time for more at once.
LONG_SECONDS = 0.004


# What all pictures together have taken.
_spent = 0.0


class Picture:
    """Something to look at again and again: `take()` looks at it, and yields where the program
    may run in between. It may return the share of what it took that comes again: the rest is paid
    once. What time alone changes, it looks at in a still program as often too.
    """

    def __init__(self, take, seconds, part, is_of_time=False):
        self.take = take
        self.seconds = seconds
        self.part = part
        self.still_seconds = 0.0 if is_of_time else STILL_LONGEST
        self.begin_again()

    def begin_again(self):
        self.under_way = None
        self.next = 0.0
        self.spent = 0.0
        self.longest = self.longest_before = 0.0
        self.computed = 0.0
        self.was_still = False

    def want(self):
        """Has it looked at soon, though the program stands still."""
        self.computed = -1.0

    def is_still(self):
        """True if the program has not computed since the last look. One such look is taken none the
        less: what it computed may have been as much as `computed()` was too high then.
        """
        return abs(computed() - self.computed) < STILL_SECONDS

    def is_long(self):
        """True for one that a loop had better not take itself."""
        return max(self.longest, self.longest_before) > LONG_SECONDS

    def is_due(self):
        return self.under_way is not None or monotonic() >= self.next

    def look_on(self):
        """Looks at the next piece; False when there is nothing to do for now."""
        global _spent
        share = 1.0
        if self.under_way is None:
            now = monotonic()
            if now < self.next:
                return False
            is_still = self.is_still()
            if is_still and self.was_still and now < self.next + self.still_seconds:
                return False
            self.was_still = is_still
            self.computed = computed()
            self.under_way = self.take()
            self.spent = 0.0
        begun = thread_time()
        try:
            next(self.under_way)
            return True
        except BaseException as error:
            self.under_way = None
            if type(error) is not StopIteration:
                raise
            if error.value is not None:
                share = error.value
            return False
        finally:
            took = thread_time() - begun
            _spent += took
            self.spent += took
            self.longest = max(self.longest, took)
            if self.under_way is None:
                self.longest_before, self.longest = self.longest, 0.0
                self.next = monotonic() + max(self.seconds, share * self.spent / self.part)


def spent():
    """Seconds of processor time, for all pictures so far."""
    return _spent
