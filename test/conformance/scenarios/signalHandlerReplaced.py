import asyncio
import os
import signal
async def main():
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, print, 'first')
    loop.add_signal_handler(signal.SIGTERM, print, 'second')
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.sleep(0.05)
    def broken():
        raise ValueError('in the handler')
    loop.set_exception_handler(lambda loop, context: print(context['exception']))
    loop.add_signal_handler(signal.SIGTERM, broken)
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.sleep(0.05)
    try:
        loop.add_signal_handler(signal.SIGKILL, print)
    except RuntimeError:
        print('RuntimeError')
asyncio.run(main())
