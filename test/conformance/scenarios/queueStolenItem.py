import asyncio
async def work(queue, name):
    print(name, await queue.get())
async def main():
    # Another one takes the item before the woken one gets to it: that waits behind the others.
    queue = asyncio.Queue()
    tasks = [asyncio.create_task(work(queue, name)) for name in 'ab']
    await asyncio.sleep(0)
    queue.put_nowait(1)
    print('stolen', queue.get_nowait())
    await asyncio.sleep(0)
    queue.put_nowait(2)
    queue.put_nowait(3)
    await asyncio.gather(*tasks)
asyncio.run(main())
