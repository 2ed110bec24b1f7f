# settings: stuckTaskMs=300
"""Each of a server's clients has an event for its news. Most get some at once, two are quiet for a time."""
import asyncio


async def serve(news):
    await news.wait()
    return True


async def main():
    loop = asyncio.get_running_loop()
    all_news = [asyncio.Event() for _ in range(15)]
    clients = [asyncio.ensure_future(serve(news)) for news in all_news]
    for number, news in enumerate(all_news):
        loop.call_later(0.15 if number < 12 else 0.6 * (number - 11), news.set)
    print(sum(await asyncio.gather(*clients)))


asyncio.run(main())
