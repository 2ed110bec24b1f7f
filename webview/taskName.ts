import type { RowView } from '../extension/panel/messages';

/** The coroutine to show beside a task's name; undefined if the name (`fetch`, `fetch #31`) says it already. */
export function coroutineBeside({
  name,
  coroutine,
}: Pick<RowView, 'name' | 'coroutine'>): string | undefined {
  const isSaid = coroutine === '' || name === coroutine || name.startsWith(`${coroutine} #`);
  return isSaid ? undefined : coroutine;
}
