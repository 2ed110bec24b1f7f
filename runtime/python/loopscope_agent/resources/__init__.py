"""What tasks share: locks, queues, threads, pools."""
