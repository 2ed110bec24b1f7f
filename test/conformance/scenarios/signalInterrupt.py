import asyncio
import os
import signal
async def handled():
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    loop.add_signal_handler(signal.SIGINT, stop.set)
    os.kill(os.getpid(), signal.SIGINT)
    await stop.wait()
    return 'handled'
async def interrupted():
    try:
        os.kill(os.getpid(), signal.SIGINT)
        await asyncio.sleep(60)
    finally:
        print('cleaned up')
print(asyncio.run(handled()))
try:
    asyncio.run(interrupted())
except KeyboardInterrupt:
    print('KeyboardInterrupt')
