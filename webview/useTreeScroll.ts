import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { usePanel } from './panelContext';

/** Keeps the viewport and the scroller in step, both ways; gives the handler of its scroll events. */
export function useTreeScroll(scroller: RefObject<HTMLElement>): () => void {
  const { store, navigation } = usePanel();
  const measure = () => {
    const { scrollTop: top, clientHeight: height } = scroller.current!;
    navigation.seen({ top, height });
  };
  useLayoutEffect(() => {
    // Back from the other tab, where what is seen here may have moved on.
    scroller.current!.scrollTop = store.viewport.peek().top;
    navigation.jump.value = undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(scroller.current!);
    return () => observer.disconnect();
  }, []);

  const pending = navigation.jump.value;
  useLayoutEffect(() => {
    const jump = navigation.jump.peek();
    if (!jump) return;
    navigation.jump.value = undefined;
    if ('top' in jump) scroller.current!.scrollTop = jump.top;
    else scroller.current!.scrollTop += jump.by;
    measure();
  }, [pending]);
  return measure;
}
