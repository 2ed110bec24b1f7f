import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { usePanel } from './panelContext';

/** Keeps the store's viewport and the scroller in step, both ways; gives the handler of its scroll events. */
export function useTreeScroll(scroller: RefObject<HTMLElement>): () => void {
  const { store, navigation } = usePanel();
  const measure = () => {
    const { scrollTop: top, clientHeight: height } = scroller.current!;
    const seen = store.viewport.peek();
    if (seen.top !== top || seen.height !== height) store.viewport.value = { top, height };
  };
  useLayoutEffect(() => {
    const observer = new ResizeObserver(measure);
    observer.observe(scroller.current!);
    return () => observer.disconnect();
  }, []);

  const jump = navigation.jump.value;
  useLayoutEffect(() => {
    if (!jump) return;
    if ('top' in jump) scroller.current!.scrollTop = jump.top;
    else scroller.current!.scrollTop += jump.by;
    measure();
  }, [jump]);
  return measure;
}
