import asyncio
async def work(name):
    for turn in range(4):
        print(name, turn)
        await asyncio.sleep(0)
async def main():
    loop = asyncio.get_running_loop()
    first = asyncio.create_task(work('a'))
    loop.call_soon(print, 'soon')
    second = asyncio.create_task(work('b'))
    loop.call_later(0, print, 'later')
    await asyncio.sleep(0)
    print('main')
    await first
    print('first')
    await second
asyncio.run(main())
