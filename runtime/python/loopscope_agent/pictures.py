"""Pictures of the program, taken from outside a piece at a time, as often as keeps each to its
part of the time.
"""

from time import monotonic, thread_time


class Picture:
    """Something to look at again and again: `take()` looks at it, and yields where the program
    may run in between.
    """

    def __init__(self, take, seconds, part):
        self.take = take
        self.seconds = seconds
        self.part = part
        self.begin_again()

    def begin_again(self):
        self.under_way = None
        self.next = 0.0
        self.spent = 0.0

    def look_on(self):
        """Looks at the next piece; False when there is nothing to do for now."""
        if self.under_way is None:
            if monotonic() < self.next:
                return False
            self.under_way = self.take()
            self.spent = 0.0
        begun = thread_time()
        try:
            next(self.under_way)
            return True
        except BaseException as error:
            self.under_way = None
            if type(error) is StopIteration:
                return False
            raise
        finally:
            self.spent += thread_time() - begun
            if self.under_way is None:
                self.next = monotonic() + max(self.seconds, self.spent / self.part)
