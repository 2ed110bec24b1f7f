"""Three threads, each with a loop of its own."""
import asyncio
import threading


async def job(number, results):
    await asyncio.gather(*(asyncio.sleep(0.005) for _ in range(20)))
    results.append(number)


results = []
threads = [threading.Thread(target=lambda n=n: asyncio.run(job(n, results))) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(results))
