"""A signal cancels the main task, which takes that as the sign to clean up, and ends in good order."""
import asyncio
import os
import signal


async def serve():
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        await asyncio.sleep(0.1)
        print("all connections are closed")


async def main(how):
    loop = asyncio.get_running_loop()
    serving = asyncio.current_task()
    if how == "method":
        loop.add_signal_handler(signal.SIGTERM, serving.cancel)
    elif how == "function":
        loop.add_signal_handler(signal.SIGTERM, lambda: serving.cancel())
    else:
        signal.signal(signal.SIGTERM, lambda number, frame: loop.call_soon_threadsafe(serving.cancel))
    loop.call_later(0.2, os.kill, os.getpid(), signal.SIGTERM)
    await serve()


for how in "method", "function", "handler":
    asyncio.run(main(how))
