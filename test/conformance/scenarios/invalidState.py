import asyncio
def attempt(call):
    try:
        print(call())
    except BaseException as error:
        print(type(error).__name__, *error.args)
async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    attempt(future.result)
    attempt(future.exception)
    future.set_result(1)
    attempt(lambda: future.set_result(2))
    attempt(lambda: future.set_exception(ValueError()))
    attempt(lambda: int(future.cancel()))
    attempt(future.result)
    failed = loop.create_future()
    failed.set_exception(ValueError('bad'))
    attempt(failed.result)
    attempt(lambda: str(failed.exception()))
    cancelled = loop.create_future()
    attempt(lambda: int(cancelled.cancel('gone')))
    attempt(cancelled.result)
    attempt(cancelled.exception)
    attempt(lambda: cancelled.set_result(1))
asyncio.run(main())
