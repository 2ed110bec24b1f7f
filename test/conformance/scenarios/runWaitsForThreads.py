import asyncio
import time
async def main():
    asyncio.get_running_loop().run_in_executor(None, time.sleep, 0.1)
    return 'main is over'
start = time.monotonic()
print(asyncio.run(main()))
print('waited', int(time.monotonic() - start >= 0.09))
