# since 3.12
import asyncio
def enter():
    try:
        asyncio.timeout(1).__aenter__().send(None)
    except RuntimeError as error:
        print(error)
def enter_group():
    try:
        asyncio.TaskGroup().__aenter__().send(None)
    except RuntimeError as error:
        print(error)
try:
    asyncio.timeout(1)
except RuntimeError as error:
    print(error)
async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(enter)
    loop.call_soon(enter_group)
    await asyncio.sleep(0)
asyncio.run(main())
