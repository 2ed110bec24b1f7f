import { usePanel } from './panelContext';

/** What isn't seen, and what seeing costs. */
export function Footer() {
  const { loops, dropped, cost, level } = usePanel().store.view.value!.coverage;
  return (
    <footer class="footer dim">
      <span>
        {loops === 0 ? 'No event loop seen yet' : loops === 1 ? '1 event loop' : `${loops} event loops`}
      </span>
      <span
        class={dropped > 0 ? 'warning' : ''}
        title="Records that the program made faster than they could be taken in; what they said is missing here"
      >
        {dropped.toLocaleString('en')} {dropped === 1 ? 'record' : 'records'} dropped
      </span>
      {cost !== undefined && (
        <span title="The share of the program's time that watching it takes">
          costs {(cost * 100).toFixed(1)} %
        </span>
      )}
      {level !== undefined && (
        <span class="warning" title="To watch each task would cost the program more than the setting allows">
          {level === 0 ? 'watched from outside only' : 'steps are not timed'}
        </span>
      )}
    </footer>
  );
}
