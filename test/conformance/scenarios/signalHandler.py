import asyncio
import os
import signal
async def main():
    loop = asyncio.get_running_loop()
    got = loop.create_future()
    print(loop.add_signal_handler(signal.SIGUSR2, lambda a, b: got.set_result((a, b)), 'x', 'y'))
    os.kill(os.getpid(), signal.SIGUSR2)
    print(int(got.done()))
    print(*await got)
    print(int(loop.remove_signal_handler(signal.SIGUSR2)), int(loop.remove_signal_handler(signal.SIGUSR2)))
asyncio.run(main())
