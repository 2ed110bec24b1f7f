import asyncio
async def work(lock, name):
    try:
        await lock.acquire()
        print(name)
    except asyncio.CancelledError:
        print(name, 'cancelled')
async def main():
    # A release finds the cancelled one first: the other is woken a turn later.
    lock = asyncio.Lock()
    await lock.acquire()
    first = asyncio.create_task(work(lock, 'first'))
    second = asyncio.create_task(work(lock, 'second'))
    await asyncio.sleep(0)
    first.cancel()
    lock.release()
    for turn in range(4):
        print('turn', turn)
        await asyncio.sleep(0)
    print(int(second.done()))
asyncio.run(main())
