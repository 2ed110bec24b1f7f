import asyncio
def show(name):
    return lambda loop, context: print(name, context['message'], context.get('exception'))
async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(show('first'))
    loop.call_exception_handler({'message': 'one', 'exception': ValueError('x')})
    loop.set_exception_handler(show('second'))
    loop.call_exception_handler({'message': 'two'})
    def passing_on(loop, context):
        print('passing on', context['message'])
        loop.default_exception_handler(context)
    loop.set_exception_handler(passing_on)
    loop.call_exception_handler({'message': 'three'})
    loop.set_exception_handler(None)
    print(loop.get_exception_handler())
asyncio.run(main())
