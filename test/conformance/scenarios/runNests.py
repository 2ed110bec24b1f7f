import asyncio
async def inner():
    pass
async def main():
    coroutine = inner()
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print(error)
    await coroutine
    loop = asyncio.new_event_loop()
    try:
        loop.run_until_complete(asyncio.sleep(0))
    except RuntimeError as error:
        print(error)
    loop.close()
    loop.close()
    print(int(loop.is_closed()))
    try:
        loop.call_soon(print)
    except RuntimeError as error:
        print(error)
    try:
        asyncio.get_running_loop().close()
    except RuntimeError as error:
        print(error)
import warnings
warnings.simplefilter('ignore')
asyncio.run(main())
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
