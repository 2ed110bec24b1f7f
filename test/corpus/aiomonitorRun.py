"""Runs a program as its author would with aiomonitor: the monitor is started in every loop."""

import asyncio
import os
import runpy
import sys
import threading

import aiomonitor

running = asyncio.BaseEventLoop.run_until_complete


def monitored(self, future):
    if threading.current_thread() is not threading.main_thread() or hasattr(self, 'monitor'):
        return running(self, future)
    self.monitor = aiomonitor.start_monitor(
        self, port=0, webui_port=0, console_enabled=False, hook_task_factory=True
    )
    with self.monitor:
        return running(self, future)


asyncio.BaseEventLoop.run_until_complete = monitored
sys.argv = sys.argv[1:]
sys.path[0] = os.path.dirname(sys.argv[0])
runpy.run_path(sys.argv[0], run_name='__main__')
