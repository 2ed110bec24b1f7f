/**
 * A state of all `AsyncLocalStorage`s, to run something in: what `AsyncLocalStorage.snapshot()` of
 * `node:async_hooks` gives. They are Node's context variables: a task sees the values that its creator had when it
 * made the task, and what it changes by itself (`storage.run`, `storage.enterWith`) nobody else sees.
 *
 * Python's `contextvars.Context`, but nobody can look into it, and what runs in it doesn't change it.
 */
export type Context = <R>(callback: () => R) => R;
