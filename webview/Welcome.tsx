import { usePanel } from './panelContext';

/** Before any program has been seen. */
export function Welcome() {
  const { store } = usePanel();
  return (
    <div class="welcome">
      <p>
        See what an async program is doing: every task, what it waits for, who cancelled it, and which line is
        blocking the event loop right now.
      </p>
      <button type="button" class="button" onClick={() => store.run('loopscope.runFile')}>
        Run File in Async Debug Mode
      </button>
      <button type="button" class="button secondary" onClick={() => store.run('loopscope.openExample')}>
        Open an Example
      </button>
    </div>
  );
}
