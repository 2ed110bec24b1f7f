import { usePanel } from './panelContext';

/** Says why there are no rows. */
export function EmptyTree() {
  const { store } = usePanel();
  if (store.filter.value) {
    return (
      <div class="empty">
        <p>No task matches the filter.</p>
        <button type="button" class="button secondary" onClick={() => store.setFilter('')}>
          Clear Filter
        </button>
      </div>
    );
  }
  return (
    <div class="empty">
      <p>
        {store.process.value?.state === 'live'
          ? 'No tasks at the moment. They show up here as the program starts them.'
          : 'No tasks were left.'}
      </p>
    </div>
  );
}
