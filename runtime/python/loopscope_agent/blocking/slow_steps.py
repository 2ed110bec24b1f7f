"""A step of a loop as the looks find it, and what is told of it when it takes too long."""

import weakref

from ..protocol import kinds, records
from ..tasks import creations
from . import scheduling

_episodes = 0
_has_news = False


class Step:
    """A step of a loop that was on the stack at a look."""

    def __init__(self, since, task):
        self.since = since
        # Since when the agent's thread found that one call kept it from running.
        self.kept_since = since
        self.task = task
        self.episode = 0
        self.reported = 0.0
        self.stack = 0
        self.looked = since
        self.entries = None
        self.waited = None

    def spare(self, thread):
        """Leaves out the time since the last such call in which the system kept the thread from
        running.
        """
        before, self.waited = self.waited, scheduling.waited(thread)
        if before is not None and self.waited is not None:
            self.since += self.waited - before

    def tell(self, loop, now, is_ongoing):
        """Emits for how long it has taken."""
        global _episodes, _has_news
        _has_news = True
        if not self.episode:
            _episodes += 1
            self.episode = _episodes
        elapsed = (now - self.since) * 1e6
        creations.tell(self.task)
        of_it = self.task, self.episode, elapsed, is_ongoing, self.stack
        records.add(kinds.SLOW_CALLBACK, loop, *of_it)


class HandleStep(Step):
    """A step of a loop of asyncio's own, known by its handle."""

    def __init__(self, since, task, handle):
        Step.__init__(self, since, task)
        self.handle = weakref.ref(handle)

    def is_same(self, task, handle):
        return self.handle() is handle


class PingStep(Step):
    """A step of a loop without handles, known by this: a callback asked for at the first look has
    not run.
    """

    def __init__(self, since, task, frame, loop):
        Step.__init__(self, since, task)
        self.frame = id(frame)
        self.answers = []
        loop.call_soon_threadsafe(self.answers.append, True)

    def is_same(self, task, frame):
        return not self.answers and self.task == task and self.frame == id(frame)


def tell_gone(loop, since, now, stack=0):
    """Emits a step that kept every thread from running, the agent's too, and is over."""
    step = Step(since, 0)
    step.stack = stack
    step.tell(loop, now, 0)


def has_news():
    """True if something was told, since the last such call, that should not wait."""
    global _has_news
    had, _has_news = _has_news, False
    return had
