export function PageFooter({ text }: { text: string }) {
  return (
    <footer className="border-t border-line">
      <p className="mx-auto w-full max-w-page px-4 py-6 text-sm text-muted sm:px-6">{text}</p>
    </footer>
  )
}
