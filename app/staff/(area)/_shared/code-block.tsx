type CodeBlockProps = {
  label: string
  text: string
  /** For lines that nobody has to read as lines, such as a token. */
  wraps?: boolean
}

/** Code or an answer as it came. It scrolls by keyboard too. */
export function CodeBlock({ label, text, wraps = false }: CodeBlockProps) {
  return (
    <pre
      tabIndex={0}
      role="region"
      aria-label={label}
      className={`w-full overflow-auto rounded-md border border-line bg-page p-3 text-sm ${wraps ? 'max-h-80 break-all whitespace-pre-wrap' : 'max-h-120'}`}
    >
      {text}
    </pre>
  )
}
