import asyncio
import contextvars
user = contextvars.ContextVar('user', default='nobody')
def show(what, *_):
    print(what, user.get())
    user.set(what)
async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    user.set('first')
    loop.call_soon(show, 'soon')
    loop.call_later(0.005, show, 'later')
    future.add_done_callback(lambda _: show('callback'))
    user.set('second')
    loop.call_soon(show, 'soon again')
    future.add_done_callback(lambda _: show('callback again'))
    user.set('third')
    future.set_result(None)
    future.add_done_callback(lambda _: show('late callback'))
    await asyncio.sleep(0.02)
    print('main', user.get())
asyncio.run(main())
