import asyncio
class Job:
    def __init__(self, priority, name):
        self.priority, self.name = priority, name
    def __lt__(self, other):
        return self.priority < other.priority
async def main():
    # The order of equals is that of the heap's algorithm.
    queue = asyncio.PriorityQueue()
    seed = 1
    for name in range(200):
        seed = seed * 1103515245 % 2147483647
        queue.put_nowait(Job(seed % 5, name))
        if seed % 3 == 0:
            print('early', queue.get_nowait().name)
    while not queue.empty():
        job = await queue.get()
        print(job.priority, job.name)
asyncio.run(main())
