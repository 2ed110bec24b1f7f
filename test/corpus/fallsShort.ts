/** Programs of which not all is found yet, and why. Nothing is asserted of them. */
export const FALLS_SHORT: Record<string, string> = {
  backlog_log_writer: 'queues whose consumer does not wait in get() are not seen',
  backlog_slow_subscriber: 'queues whose consumer does not wait in get() are not seen',
  backlog_unbounded_queue: 'queues whose consumer does not wait in get() are not seen',
  slow_json_dump: 'one call of C that holds the interpreter is seen too late',
  slow_regular_expression: 'one call of C that holds the interpreter is seen too late',
  slow_sorting: 'one call of C that holds the interpreter is seen too late',
  starved_call_soon_flood: 'there is no rule',
  starved_many_small_tasks: 'there is no rule',
  stuck_barrier: 'its caller waits with a timeout, and may end it then',
  stuck_condition_not_notified: 'its caller waits with a timeout, and may end it then',
  stuck_event_never_set: 'a program may wait for an event for ever on purpose',
  stuck_lock_not_released: 'its caller waits with a timeout, and may end it then',
  stuck_one_of_siblings: 'no rule compares a task with those that came through the same line',
  stuck_pool_of_connections: 'its caller waits with a timeout, and may end it then',
  unretrieved_silenced_by_cancel: "cancel() marks a failed task's exception as seen",
};
