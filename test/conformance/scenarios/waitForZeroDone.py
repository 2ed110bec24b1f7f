import asyncio
def ended(how):
    future = asyncio.get_running_loop().create_future()
    if how == 'cancelled':
        future.cancel('before')
    elif how == 'failed':
        future.set_exception(ValueError('broken before'))
    else:
        future.set_result('done before')
    return future
async def main():
    for how in ('done', 'failed', 'cancelled'):
        for timeout in (0, -1, 1):
            try:
                print(how, timeout, await asyncio.wait_for(ended(how), timeout))
            except (ValueError, TimeoutError, asyncio.CancelledError) as error:
                print(how, timeout, type(error).__name__, error, asyncio.current_task().cancelling())
asyncio.run(main())
