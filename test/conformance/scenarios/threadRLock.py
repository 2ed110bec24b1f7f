import asyncio
from threading import RLock
lock = RLock()
def attempt():
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
attempt()
print(int(lock.acquire()), int(lock.acquire(blocking=False)), int(lock.acquire(timeout=0.001)))
lock.release()
lock.release()
lock.release()
attempt()
with lock:
    with lock:
        print('twice inside')
attempt()
async def main():
    lock.acquire()
    taken = await asyncio.to_thread(lock.acquire, timeout=0.01)
    print('other thread', int(taken))
    lock.release()
    attempt()
asyncio.run(main())
