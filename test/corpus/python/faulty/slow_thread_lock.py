"""A threading.Lock shared with a worker thread is taken on the loop."""
import asyncio
import threading
import time

lock = threading.Lock()


def writer(started):
    with lock:
        started.set()
        time.sleep(0.35)


async def main():
    started = threading.Event()
    thread = threading.Thread(target=writer, args=(started,))
    thread.start()
    started.wait()
    await asyncio.sleep(0)
    lock.acquire()  # slow-callback
    lock.release()
    thread.join()
    print("written")


asyncio.run(main())
