import asyncio
class Item:
    def __init__(self, value):
        self.value = value
    def __lt__(self, other):
        if self.value == 0 and other.value == 1:
            raise ValueError('not comparable')
        return self.value < other.value
async def main():
    # The item is in the queue all the same.
    queue = asyncio.PriorityQueue()
    for value in (3, 1, 2):
        await queue.put(Item(value))
    try:
        await queue.put(Item(0))
    except ValueError as error:
        print(error, queue.qsize())
    while not queue.empty():
        print(queue.get_nowait().value)
asyncio.run(main())
