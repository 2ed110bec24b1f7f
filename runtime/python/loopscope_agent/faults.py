"""The agent's own faults: they never reach the program."""

import os
import sys

SHOWN = bool(os.environ.get('LOOPSCOPE_AGENT_FAULTS'))


def swallow():
    """Call it in an `except Exception`. With LOOPSCOPE_AGENT_FAULTS set, says on stderr what went
    wrong.
    """
    if SHOWN:
        import traceback

        traceback.print_exc(file=sys.stderr)
