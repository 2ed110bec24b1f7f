import * as l10n from '@vscode/l10n';
import { useRef } from 'preact/hooks';
import { clampDetails, DETAILS_MIN, detailsMax } from './detailsRange';
import { usePanel } from './panelContext';
import { ROW_HEIGHT } from './rowWindow';
import { INITIAL_STATE } from './savedState';

/** Divides the height between the tree and the details: by dragging, the arrow keys, Home and End; a double click resets. */
export function Splitter() {
  const { store } = usePanel();
  const bar = useRef<HTMLHRElement>(null);
  const max = detailsMax(store.detailsHeight.value, store.viewport.value.height);
  /** The details may be lower than what was saved, when the panel has become small. */
  const current = () => (bar.current!.nextElementSibling as HTMLElement).offsetHeight;
  const limit = () => detailsMax(current(), store.viewport.peek().height);

  const onPointerDown = (event: PointerEvent) => {
    const [start, height, most] = [event.clientY, current(), limit()];
    const move = ({ clientY }: PointerEvent) =>
      store.resizeDetails(clampDetails(height + start - clientY, most));
    const element = bar.current!;
    element.setPointerCapture(event.pointerId);
    element.addEventListener('pointermove', move);
    const stop = () => element.removeEventListener('pointermove', move);
    element.addEventListener('lostpointercapture', stop, { once: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const wanted = wantedHeight(event.key, current(), limit());
    if (wanted === undefined) return;
    event.preventDefault();
    store.resizeDetails(clampDetails(wanted, limit()));
  };
  return (
    <hr
      ref={bar}
      class="splitter"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label={l10n.t('Height of the details')}
      aria-valuemin={DETAILS_MIN}
      aria-valuemax={max}
      aria-valuenow={clampDetails(store.detailsHeight.value, max)}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onDblClick={() => store.resizeDetails(INITIAL_STATE.detailsHeight)}
    />
  );
}

function wantedHeight(key: string, height: number, max: number): number | undefined {
  if (key === 'ArrowUp') return height + ROW_HEIGHT;
  if (key === 'ArrowDown') return height - ROW_HEIGHT;
  if (key === 'Home') return DETAILS_MIN;
  if (key === 'End') return max;
  return undefined;
}
