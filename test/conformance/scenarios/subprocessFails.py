import asyncio
async def attempt(program, **options):
    try:
        await asyncio.create_subprocess_exec(program, **options)
    except OSError as error:
        print(type(error).__name__)
async def main():
    await attempt('no-such-program')
    await attempt('/no/such/program')
    await attempt('/dev/null')
    await attempt('true', cwd='/no/such/folder')
    process = await asyncio.create_subprocess_shell('no-such-program 2>/dev/null')
    print(await process.wait())
    print(len(asyncio.all_tasks()))
asyncio.run(main())
