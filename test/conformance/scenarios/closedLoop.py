import asyncio
import warnings
warnings.simplefilter('ignore')
async def work():
    pass
loop = asyncio.new_event_loop()
loop.call_soon(print, 'dropped')
loop.call_later(0.01, print, 'dropped')
loop.close()
def attempt(call):
    try:
        call()
    except RuntimeError as error:
        print(error)
attempt(lambda: loop.call_soon(print))
attempt(lambda: loop.call_later(1, print))
attempt(lambda: loop.call_at(1, print))
attempt(lambda: loop.create_task(work()))
attempt(lambda: loop.run_in_executor(None, str))
attempt(lambda: loop.run_forever())
attempt(lambda: loop.run_until_complete(loop.create_future()))
loop.stop()
print(int(loop.is_closed()), int(loop.is_running()), int(loop.create_future().done()))
