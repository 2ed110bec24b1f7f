import asyncio
def handler(loop, context):
    print(context['message'].split(' in callback')[0], '|', context['exception'])
def broken():
    raise ValueError('in callback')
async def stubborn():
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        raise ValueError('at shutdown')
async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    print(int(loop.get_exception_handler() is handler))
    loop.call_soon(broken)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    asyncio.create_task(stubborn())
    await asyncio.sleep(0)
asyncio.run(main())
