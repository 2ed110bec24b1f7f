"""What an agent leaves in a program when it makes room for another: this module stays.

Python keeps for good what it was once told to call at a fork and at the program's end. So it is
told once, and calls the agent that is here now. A signal that was taken may still be under way.
"""

import atexit
import os
import signal

# What is to be called, by 'before_fork', 'after_fork_in_parent', 'after_fork_in_child' and 'exit'.
calls = {}
# What handles the signal that an agent has taken; before one has, what handles those that are free.
handler = signal.SIG_DFL


def _calling(name):
    def call():
        function = calls.get(name)
        if function is not None:
            function()

    return call


if hasattr(os, 'register_at_fork'):
    os.register_at_fork(
        before=_calling('before_fork'),
        after_in_parent=_calling('after_fork_in_parent'),
        after_in_child=_calling('after_fork_in_child'),
    )
atexit.register(_calling('exit'))
