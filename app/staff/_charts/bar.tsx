/** How much of a whole, for the eye only: the number stands beside it. */
export function Bar({ share, tone = 'accent' }: { share: number; tone?: 'accent' | 'full' }) {
  const fill = tone === 'accent' ? 'fill-accent' : 'fill-danger'
  return (
    <svg aria-hidden="true" viewBox="0 0 100 4" preserveAspectRatio="none" className="block h-1.5 w-full">
      <rect width={100} height={4} className="fill-line forced-colors:fill-[Canvas]" />
      <rect
        width={Math.max(0, Math.min(1, share)) * 100}
        height={4}
        className={`${fill} forced-colors:fill-[CanvasText]`}
      />
    </svg>
  )
}
