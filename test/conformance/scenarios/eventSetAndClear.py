import asyncio
async def work(event, name):
    await event.wait()
    print(name, int(event.is_set()))
async def main():
    event = asyncio.Event()
    first = asyncio.create_task(work(event, 'first'))
    await asyncio.sleep(0)
    event.set()
    event.clear()
    second = asyncio.create_task(work(event, 'second'))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(int(first.done()), int(second.done()))
    event.set()
    await second
asyncio.run(main())
