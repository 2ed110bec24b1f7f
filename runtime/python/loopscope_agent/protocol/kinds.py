# Made from runtime/protocol/records.ts by `npm run generate`; do not edit.

# loop, implementation, thread
LOOP_STARTED = 1.0
# loop
LOOP_CLOSED = 2.0
# task, parent, loop, name, coroutine, stack
TASK_CREATED = 3.0
# task, wait, subject, other, done, total, deadline, stack, since, resource
TASK_WAITING = 4.0
# task, outcome, error, stack
TASK_DONE = 5.0
# task, by, cause, message, stack, name
CANCEL_REQUESTED = 6.0
# task, stack
CANCEL_DELIVERED = 7.0
# task, stack
CANCEL_SWALLOWED = 8.0
# loop, task, episode, elapsed, ongoing, stack
SLOW_CALLBACK = 9.0
# coroutine, stack
NEVER_AWAITED = 10.0
# task
DESTROYED_PENDING = 11.0
# task, error, stack
EXCEPTION_NEVER_RETRIEVED = 12.0
# loop, lag
LAG = 13.0
# records, created, ended
DROPPED = 14.0
# busy
COST = 15.0
# resource, kind, name, holder, waiters, size, capacity, stack, taken
RESOURCE = 16.0
# resource
RESOURCE_GONE = 17.0
# what, stack
UNCLOSED = 18.0
# call, loop, stack
WRONG_THREAD = 19.0
# task, count, total, longest
STEPS = 20.0
# level, cost
LEVEL = 21.0
# loop, coroutine, stack, count
TASKS_PASSED = 23.0
# loop, elapsed, part, stack
SLOW_TURN = 22.0
# task
CANCEL_TAKEN_BACK = 24.0
# task, stack
CANCEL_OUTLIVED = 25.0

OUTCOME_FINISHED = 1.0
OUTCOME_CANCELLED = 2.0
OUTCOME_FAILED = 3.0
OUTCOME_UNSEEN = 4.0

WAIT_UNKNOWN = 0.0
WAIT_READY = 1.0
WAIT_SLEEP = 2.0
WAIT_FUTURE = 3.0
WAIT_TASK = 4.0
WAIT_GATHER = 5.0
WAIT_WAIT = 6.0
WAIT_LOCK = 7.0
WAIT_SEMAPHORE = 8.0
WAIT_CONDITION = 9.0
WAIT_EVENT = 10.0
WAIT_BARRIER = 11.0
WAIT_QUEUE_GET = 12.0
WAIT_QUEUE_PUT = 13.0
WAIT_QUEUE_JOIN = 14.0
WAIT_SOCKET_READ = 15.0
WAIT_SOCKET_WRITE = 16.0
WAIT_ACCEPT = 17.0
WAIT_CONNECT = 18.0
WAIT_SUBPROCESS = 19.0
WAIT_EXECUTOR = 20.0
WAIT_ASYNC_GENERATOR = 21.0
WAIT_FOREIGN = 22.0

CAUSE_EXPLICIT = 1.0
CAUSE_TIMEOUT = 2.0
CAUSE_WAIT_FOR = 3.0
CAUSE_TASK_GROUP = 4.0
CAUSE_GATHER = 5.0
CAUSE_SHUTDOWN = 6.0
CAUSE_INTERRUPT = 7.0
CAUSE_ANYIO = 8.0
CAUSE_PANEL = 9.0
CAUSE_AWAITER = 10.0
CAUSE_SIGNAL = 11.0
CAUSE_THREAD = 12.0

RESOURCE_TYPE_LOCK = 1.0
RESOURCE_TYPE_SEMAPHORE = 2.0
RESOURCE_TYPE_CONDITION = 3.0
RESOURCE_TYPE_EVENT = 4.0
RESOURCE_TYPE_BARRIER = 5.0
RESOURCE_TYPE_QUEUE = 6.0
RESOURCE_TYPE_THREAD_POOL = 7.0
RESOURCE_TYPE_PROCESS_POOL = 8.0
RESOURCE_TYPE_THREAD = 9.0
