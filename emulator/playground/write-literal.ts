/** How a language writes values. */
export type Syntax = {
  indent: string
  null: string
  true: string
  false: string
  string: (text: string) => string
  list: { open: string; close: string }
  object: (keys: string[]) => { open: string; close: string }
  key: (key: string) => string
}

/** A JSON value as a literal of the language that `syntax` describes. `margin` is the indentation it stands at. */
export function writeLiteral(value: unknown, syntax: Syntax, margin = ''): string {
  const inner = margin + syntax.indent
  if (typeof value === 'string') return syntax.string(value)
  if (value === null) return syntax.null
  if (value === true) return syntax.true
  if (value === false) return syntax.false
  if (Array.isArray(value))
    return wrap(
      value.map((item) => writeLiteral(item, syntax, inner)),
      syntax.list,
    )
  if (typeof value !== 'object') return JSON.stringify(value)
  return wrap(
    Object.entries(value).map(([key, item]) => syntax.key(key) + writeLiteral(item, syntax, inner)),
    syntax.object(Object.keys(value)),
  )

  function wrap(items: string[], { open, close }: { open: string; close: string }): string {
    if (items.length === 0) return open + close
    return `${open}\n${items.map((item) => `${inner}${item},\n`).join('')}${margin}${close}`
  }
}
