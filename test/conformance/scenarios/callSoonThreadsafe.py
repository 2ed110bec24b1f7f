import asyncio
async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, 'soon')
    loop.call_soon_threadsafe(print, 'threadsafe', 1)
    loop.call_soon(print, 'soon again')
    loop.call_soon_threadsafe(print, 'never').cancel()
    print('main')
    await asyncio.sleep(0)
    print('main again')
loop = asyncio.new_event_loop()
loop.call_soon_threadsafe(print, 'before it runs')
loop.run_until_complete(main())
loop.close()
try:
    loop.call_soon_threadsafe(print)
except RuntimeError as error:
    print(error)
