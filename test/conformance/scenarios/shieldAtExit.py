import asyncio
async def work():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print('the end')
        raise
async def main():
    asyncio.get_running_loop().call_later(0.005, asyncio.current_task().cancel)
    try:
        await asyncio.shield(work())
    except asyncio.CancelledError:
        print('main cancelled')
asyncio.run(main())
print('closed')
