import asyncio
async def failing():
    try:
        yield 1
    finally:
        raise ValueError('broken')
async def stubborn():
    try:
        yield 1
    finally:
        yield 2
kept = [failing(), stubborn()]
async def main():
    def handler(loop, context):
        message = context['message'].split(' <')[0]
        print(message, type(context['exception']).__name__, context['exception'])
    asyncio.get_running_loop().set_exception_handler(handler)
    for generator in kept:
        print(await anext(generator))
        await asyncio.get_running_loop().shutdown_asyncgens()
    print('main ends')
asyncio.run(main())
