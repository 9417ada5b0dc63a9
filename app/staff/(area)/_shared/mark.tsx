export type MarkLook = keyof typeof looks

const looks = {
  good: 'border-success text-success',
  bad: 'border-danger text-danger',
  underWay: 'border-accent text-accent',
  over: 'border-field text-muted',
}

/** How something stands, in words; the colour only repeats them. */
export function Mark({ look, text }: { look: MarkLook; text: string }) {
  return (
    <span
      className={`inline-block rounded-md border px-2 py-0.5 text-sm font-medium whitespace-nowrap ${looks[look]}`}
    >
      {text}
    </span>
  )
}
