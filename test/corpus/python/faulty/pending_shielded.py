"""shield() keeps the inner task from being cancelled, and nobody waits for it after the timeout."""
import asyncio

commits = []


async def commit():
    await asyncio.sleep(10)
    print("committed")


async def main():
    commits.append(asyncio.ensure_future(commit()))  # pending-at-exit
    try:
        await asyncio.wait_for(asyncio.shield(commits[0]), 0.05)
    except asyncio.TimeoutError:
        print("timed out")


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
