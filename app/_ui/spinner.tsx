/** Drawn by its borders alone: forms bring it to the browser, and an icon would weigh more. Decoration, as icons are. */
export function Spinner() {
  return (
    <span
      aria-hidden="true"
      className="size-5 shrink-0 animate-spin rounded-full border-2 border-current/25 border-t-current"
    />
  )
}
