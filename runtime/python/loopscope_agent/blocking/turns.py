"""Finds the turns of a loop that take long though none of their steps does: many small ones add up.

A turn is one call of the loop's `_run_once`: known again by its frame's address and by the time it
notes, as another may get the address. The frame is not held: it holds much of the program.
"""

from ..protocol import kinds, records, stacks

# Seconds from which on a turn is told, and from which on it is looked at more closely.
LONG = 0.1
SUSPICIOUS = 0.05
# A step that takes more of a turn is what is slow.
PART_OF_STEP = 0.25
MOST_SAMPLES = 1000

_turns = {}


class Turn:
    """A turn that has been seen in its steps."""

    __slots__ = ('identity', 'step', 'of_step', 'longest', 'elapsed', 'samples')

    def __init__(self, identity, step):
        self.identity = identity
        self.step = step
        self.of_step = self.longest = self.elapsed = 0.0
        # By the code and the line of each frame: how often this stack was seen, and its entries.
        self.samples = {}

    def go_on(self, step, frame, passed):
        """Another look finds it, after so many seconds."""
        self.elapsed += passed
        self.of_step = self.of_step + passed if step is self.step else 0.0
        self.longest = max(self.longest, self.of_step)
        self.step = step
        if self.elapsed >= SUSPICIOUS and len(self.samples) < MOST_SAMPLES:
            entries = stacks.calls(frame)
            key = tuple([(id(code), line) for code, _, line in entries])
            count = self.samples.get(key, (0,))[0]
            self.samples[key] = count + 1, entries

    def end(self, loop):
        if self.elapsed >= LONG and self.longest <= PART_OF_STEP * self.elapsed:
            total = sum(count for count, _ in self.samples.values())
            count, entries = max(self.samples.values(), key=lambda sample: sample[0])
            stack = stacks.of_entries(entries)
            records.add(kinds.SLOW_TURN, loop, self.elapsed * 1e6, count / total, stack)


def look(loop, frame, runner, step, passed):
    """Looks at a loop, by its number: `frame` is the innermost of its thread, `runner` the one
    that runs the step. Of the seconds that have passed only so many count as looks in time take:
    on a machine that is too busy for them every turn is long.
    """
    turn = _turns.get(loop)
    if turn is not None and not _is_on(frame, turn.identity):
        end(loop)
        turn = None
    if runner is not None and turn is not None:
        turn.go_on(step, frame, passed)
    elif runner is not None:
        _turns[loop] = Turn(_identity(runner.f_back), step)


def end(loop):
    """The turn of a loop is over, if one was seen."""
    turn = _turns.pop(loop, None)
    if turn is not None:
        turn.end(loop)


def forget_all():
    _turns.clear()


def _is_on(frame, identity):
    while frame is not None and id(frame) != identity[0]:
        frame = frame.f_back
    return frame is not None and _identity(frame) == identity


def _identity(frame):
    return id(frame), frame.f_locals.get('end_time')
