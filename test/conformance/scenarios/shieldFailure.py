import asyncio
async def turns(count):
    for _ in range(count):
        await asyncio.sleep(0)
async def fail():
    await turns(4)
    raise ValueError('broken')
async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print('handler:', context['message']))
    try:
        await asyncio.shield(fail())
    except ValueError as error:
        print('main:', error)
    task = asyncio.create_task(fail())
    outer = asyncio.shield(task)
    await asyncio.sleep(0)
    print(int(outer.cancel()))
    await asyncio.wait([task])
    print(int(outer.cancelled()), task.exception())
asyncio.run(main())
