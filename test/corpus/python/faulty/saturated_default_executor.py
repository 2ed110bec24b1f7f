# settings: executorSaturatedMs=250
"""Long polls take all threads of the default executor, and even a name lookup waits behind them."""
import asyncio
import threading

MORE_THAN_IT_HAS = 64


async def main():
    loop = asyncio.get_running_loop()
    news = threading.Event()
    polls = [loop.run_in_executor(None, news.wait) for _ in range(MORE_THAN_IT_HAS)]
    loop.call_later(1.3, news.set)
    await loop.getaddrinfo("127.0.0.1", 80)  # executor-saturated
    await asyncio.gather(*polls)
    print(len(polls))


asyncio.run(main())
