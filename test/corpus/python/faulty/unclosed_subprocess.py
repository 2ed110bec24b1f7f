"""A subprocess is started and forgotten: at the end its transport is found open."""
import asyncio
import sys


async def main():
    process = await asyncio.create_subprocess_exec(  # unclosed
        sys.executable, "-c", "input()", stdin=asyncio.subprocess.PIPE
    )
    print(process.returncode)
    return process


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
process = loop.run_until_complete(main())
loop.close()
