import asyncio
async def work():
    asyncio.current_task().cancel('self')
    print('still running')
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError as error:
        print('at the await', *error.args)
        raise
async def last():
    asyncio.current_task().cancel('no await follows')
    return 'lost'
async def main():
    for coroutine in (work(), last()):
        task = asyncio.create_task(coroutine)
        try:
            print(await task)
        except asyncio.CancelledError as error:
            print('main', *error.args)
asyncio.run(main())
