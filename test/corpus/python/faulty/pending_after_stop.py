"""A signal handler stops the loop instead of telling the tasks: the request in hand is lost."""
import asyncio
import os
import signal


async def request():
    await asyncio.sleep(5)
    print("answered")


loop = asyncio.new_event_loop()
task = loop.create_task(request())  # pending-at-exit
loop.add_signal_handler(signal.SIGTERM, loop.stop)
loop.call_later(0.05, os.kill, os.getpid(), signal.SIGTERM)
loop.run_forever()
loop.remove_signal_handler(signal.SIGTERM)
loop.close()
print("stopped")
