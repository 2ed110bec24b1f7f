/** Programs of which not all is found yet, and why. Nothing is asserted of them. */
export const FALLS_SHORT: Record<string, string> = {
  slow_python_loop:
    'a thread that computes is looked at where Python checks for signals: at the head of its loop',
};
