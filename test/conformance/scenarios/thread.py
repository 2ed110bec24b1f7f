import asyncio
import time
from threading import Thread
def work(seconds):
    time.sleep(seconds)
async def main():
    thread = Thread(target=work, args=(0.5,))
    print(thread.name, int(thread.is_alive()), int(thread.daemon))
    for call in (thread.join, thread.start, thread.start):
        try:
            call()
        except RuntimeError as error:
            print(error)
    print(int(thread.is_alive()))
    await asyncio.to_thread(thread.join, 0.001)
    print(int(thread.is_alive()))
    await asyncio.to_thread(thread.join)
    print(int(thread.is_alive()))
    thread.join()
    other = Thread(target=work, args=(0,), name='other', daemon=True)
    other.start()
    await asyncio.to_thread(other.join)
    print(other.name, int(other.daemon), int(other.is_alive()))
    print(Thread(target=work).name)
asyncio.run(main())
