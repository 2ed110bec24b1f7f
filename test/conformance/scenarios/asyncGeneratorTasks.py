import asyncio
async def numbers():
    while True:
        await asyncio.sleep(0.001)
        yield asyncio.current_task().get_name()
async def take(generator, count):
    for _ in range(count):
        print(await anext(generator))
async def main():
    generator = numbers()
    await asyncio.create_task(take(generator, 2), name='first')
    await asyncio.create_task(take(generator, 1), name='second')
    await take(generator, 1)
    await generator.aclose()
    try:
        await anext(generator)
    except StopAsyncIteration:
        print('closed')
asyncio.run(main())
