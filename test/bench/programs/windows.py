"""Prints what something takes, without the agent and with it in turn, in windows of one process.

Two starts of one program differ, on a machine that is shared by up to a tenth: by more than what is measured. The file ATTACH
brings in the agent of the inspector at SWITCH. Without these it is measured once, as it is.
"""
import os
import sys

SECONDS = 0.7
# The agent spares a program that is busy from its second second on.
SETTLE = 1.5
TIMES = 3

switch = os.environ.get("SWITCH")


async def show(measure):
    """Prints what `await measure(seconds)` returns; where there is a SWITCH, pairs of that without and with."""
    await measure(SETTLE)  # the start of a program is not what is measured
    before = await measure(SECONDS)
    if switch is None:
        print(before, flush=True)
        return
    for _ in range(TIMES):
        switch_on()
        await measure(SETTLE)
        between = await measure(SECONDS)
        switch_off()
        await measure(SETTLE / 3)
        after = await measure(SECONDS)
        print((before + after) / 2, between, flush=True)
        before = after


def switch_on():
    file = os.environ["ATTACH"]
    names = {"__file__": file, "ADDRESS": switch}
    with open(file) as source:
        exec(compile(source.read(), file, "exec"), names)
    if names["OUTCOME"] != "shown":
        sys.exit(names["OUTCOME"])


def switch_off():
    sys.modules["loopscope_agent.protocol.connection"].close()
    del os.environ["LOOPSCOPE_INSPECTOR"]
