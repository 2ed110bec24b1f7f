"""The loop waits for a thread with join(), which was meant to be awaited in an executor."""
import asyncio
import threading
import time


def work():
    time.sleep(0.3)


async def main():
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()  # slow-callback
    print("joined")


asyncio.run(main())
