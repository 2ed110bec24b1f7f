import asyncio
def call(name, depth):
    print(name, depth)
    if depth > 0:
        asyncio.get_running_loop().call_soon(call, name, depth - 1)
async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(call, 'a', 2)
    handle = loop.call_soon(call, 'cancelled', 0)
    loop.call_soon(call, 'b', 1)
    loop.call_later(0.3, call, 'later', 1)
    loop.call_later(0.2, call, 'sooner', 0)
    timer = loop.call_later(0.2, call, 'cancelled', 0)
    handle.cancel()
    timer.cancel()
    print(int(handle.cancelled()), int(timer.cancelled()))
    for turn in range(4):
        await asyncio.sleep(0)
        print('turn', turn)
    await asyncio.sleep(0.4)
asyncio.run(main())
