/** Says why nothing is shown of a program. */
export function Unwatched({ reason }: { reason: string }) {
  return (
    <div class="empty">
      <p>{reason}</p>
    </div>
  );
}
