import asyncio
async def work():
    me = asyncio.current_task()
    print(me.uncancel())
    for _ in range(2):
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError as error:
            print(*error.args, me.cancelling())
    print(me.uncancel(), me.uncancel(), me.uncancel())
    return 'went on'
async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel('one')
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel('two')
    print(await task)
asyncio.run(main())
