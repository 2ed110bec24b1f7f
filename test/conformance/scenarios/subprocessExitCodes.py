import asyncio, signal
async def main():
    for script in 'exit 0', 'exit 255', 'kill -TERM $$', 'kill -KILL $$':
        process = await asyncio.create_subprocess_shell(script)
        print(await process.wait(), process.returncode)
    for method in 'terminate', 'kill':
        process = await asyncio.create_subprocess_exec('sleep', '60')
        getattr(process, method)()
        print(method, await process.wait())
    process = await asyncio.create_subprocess_exec('sleep', '60')
    process.send_signal(signal.SIGINT)
    print(await process.wait())
    for method in 'terminate', 'kill':
        try:
            getattr(process, method)()
        except ProcessLookupError as error:
            print(type(error).__name__)
asyncio.run(main())
