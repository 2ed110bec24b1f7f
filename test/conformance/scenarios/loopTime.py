import asyncio
async def main():
    loop = asyncio.get_running_loop()
    before = loop.time()
    await asyncio.sleep(0.02)
    print(int(loop.time() - before >= 0.02), int(loop.time() - before < 10))
    due = loop.time() + 0.02
    called = loop.create_future()
    loop.call_at(due, lambda: called.set_result(loop.time()))
    print(int(await called >= due))
asyncio.run(main())
