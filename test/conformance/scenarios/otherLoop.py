import asyncio
async def waits(future):
    await future
other = asyncio.new_event_loop()
future = other.create_future()
done = other.create_future()
done.set_result('done')
async def main():
    task = asyncio.create_task(waits(future), name='waiter')
    try:
        await task
    except RuntimeError as error:
        text = str(error)
        print(text[:24], text[text.index('got Future'):])
    print(await done)
    mine = asyncio.get_running_loop().create_future()
    for make in (lambda: asyncio.gather(mine, future), lambda: asyncio.gather(future, mine)):
        try:
            make()
        except ValueError as error:
            print(error)
asyncio.run(main())
other.close()
