import asyncio, logging
class Written(logging.Handler):
    def emit(self, record):
        lines = record.getMessage().split('\n')
        print(*(line for line in lines if not line.startswith(('context', 'handle'))), sep=' / ')
        for original in ('first of all', 'broken callback'):
            if any(original in line for line in lines):
                print('because of', original)
        if record.exc_info:
            print('with', record.exc_info[1])
class Loop(asyncio.SelectorEventLoop):
    def default_exception_handler(self, context):
        raise ValueError('broken default')
def failing(loop, context):
    print(sorted(context))
    raise ValueError('broken handler')
def broken():
    raise ValueError('broken callback')
async def stubborn():
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        raise ValueError('at shutdown')
def tell(loop):
    loop.call_exception_handler({'message': 'keys', 'zebra': 1, 'extra': 2, 'future': loop.create_future()})
async def main():
    loop = asyncio.get_running_loop()
    tell(loop)
    loop.set_exception_handler(failing)
    loop.call_exception_handler({'message': 'first of all'})
    loop.call_soon(broken)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    asyncio.create_task(stubborn())
    await asyncio.sleep(0)
logging.getLogger('asyncio').addHandler(Written())
asyncio.run(main())
loop = Loop()
tell(loop)
loop.close()
