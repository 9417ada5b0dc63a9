/** A slim line across the top of every page. */
export function Banner({ label, text }: { label: string; text: string }) {
  return (
    <p className="bg-notice-soft px-4 py-2 text-center text-sm">
      <strong className="font-semibold">{label}.</strong> {text}
    </p>
  )
}
