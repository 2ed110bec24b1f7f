import asyncio
async def main():
    loop = asyncio.get_running_loop()
    print(int(loop.get_debug()))
    loop.set_debug(False)
    print(int(loop.get_debug()), loop.slow_callback_duration * 1000)
asyncio.run(main())
asyncio.run(main(), debug=True)
loop = asyncio.new_event_loop()
loop.set_debug(True)
print(int(loop.get_debug()))
loop.close()
