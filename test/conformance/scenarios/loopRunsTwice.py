import asyncio
async def work(name):
    await asyncio.sleep(0)
    return name
loop = asyncio.new_event_loop()
loop.call_soon(print, 'first turn')
print(loop.run_until_complete(work('one')))
loop.call_soon(print, 'kept')
print(loop.run_until_complete(work('two')))
def turn(n):
    print('turn', n)
    loop.call_soon(turn, n + 1)
    if n == 2:
        loop.stop()
loop.call_soon(turn, 0)
loop.call_soon(print, 'beside')
loop.run_forever()
print('stopped', int(loop.is_running()))
loop.stop()
loop.run_forever()
print('one turn')
loop.call_soon(loop.stop)
try:
    loop.run_until_complete(asyncio.sleep(60))
except RuntimeError as error:
    print(error)
loop.close()
