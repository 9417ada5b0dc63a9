/** A size in words: "0.4 MB", "37 MB", "1,200 MB". */
export function inMegabytes(bytes: number): string {
  const megabytes = bytes / 1_048_576
  const digits = megabytes < 10 ? 1 : 0
  return `${new Intl.NumberFormat('en', { maximumFractionDigits: digits }).format(megabytes)} MB`
}
