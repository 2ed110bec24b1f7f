"""The agent's own faults: they never reach the program."""

import os
import sys

SHOWN = bool(os.environ.get('LOOPSCOPE_AGENT_FAULTS'))
# What the names of the agent's own files begin with.
OWN = '<loopscope '


def swallow():
    """Call it in an `except Exception`. With LOOPSCOPE_AGENT_FAULTS set, says on stderr what went
    wrong. What a signal handler of the program has raised meanwhile goes on to the program.
    """
    if _is_of_signal(sys.exc_info()[2]):
        raise
    if SHOWN:
        import traceback

        traceback.print_exc(file=sys.stderr)


def _is_of_signal(traceback):
    """Whether the agent was interrupted: a signal handler is given the frame that it comes into."""
    while traceback is not None and traceback.tb_next is not None:
        frame, called = traceback.tb_frame, traceback.tb_next.tb_frame
        if frame.f_code.co_filename.startswith(OWN):
            if any(value is frame for value in called.f_locals.values()):
                return not called.f_code.co_filename.startswith(OWN)
        traceback = traceback.tb_next
    return False
