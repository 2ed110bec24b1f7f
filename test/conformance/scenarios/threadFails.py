import asyncio
import sys
from threading import Thread
def fail(message):
    raise ValueError(message)
async def main():
    failing = Thread(target=fail, args=('to stderr',))
    failing.start()
    await asyncio.to_thread(failing.join)
    print('joined', int(failing.is_alive()))
    leaving = Thread(target=sys.exit, args=(3,))
    leaving.start()
    await asyncio.to_thread(leaving.join)
    print('joined', int(leaving.is_alive()))
asyncio.run(main())
print('goes on')
