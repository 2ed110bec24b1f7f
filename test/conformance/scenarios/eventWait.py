import asyncio
async def work(event, name):
    print(name, int(await event.wait()))
async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(work(event, name)) for name in 'abc']
    await asyncio.sleep(0)
    print(int(event.is_set()))
    event.set()
    event.set()
    print(int(event.is_set()))
    await asyncio.sleep(0)
    print(int(await event.wait()), 'at once')
    event.clear()
    print(int(event.is_set()))
asyncio.run(main())
