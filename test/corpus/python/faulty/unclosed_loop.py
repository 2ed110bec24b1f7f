"""A loop of one's own is dropped without close(): its selector and its self-pipe stay open."""
import asyncio
import gc


def run(coroutine):
    loop = asyncio.new_event_loop()  # unclosed
    return loop.run_until_complete(coroutine)


print(run(asyncio.sleep(0, "done")))
gc.collect()
