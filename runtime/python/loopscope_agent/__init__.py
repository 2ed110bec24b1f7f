"""The debug mode inside a CPython program: watches asyncio and tells Loopscope's inspector."""
