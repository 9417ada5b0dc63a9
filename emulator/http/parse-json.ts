const maxDepth = 20

export type ParsedJson =
  { kind: 'value'; value: unknown } | { kind: 'malformed' } | { kind: 'refused'; message: string }

/** JSON from a stranger: at most 20 levels deep and without `__proto__` keys. */
export function parseJson(text: string): ParsedJson {
  if (isTooDeep(text))
    return { kind: 'refused', message: `The JSON is nested more than ${maxDepth} levels deep.` }
  let hasProtoKey = false
  try {
    const value: unknown = JSON.parse(text, (key, inner: unknown) => {
      if (key === '__proto__') hasProtoKey = true
      return inner
    })
    if (hasProtoKey) return { kind: 'refused', message: 'The key "__proto__" is not accepted.' }
    return { kind: 'value', value }
  } catch {
    return { kind: 'malformed' }
  }
}

/** Counts brackets outside strings, before the text costs a parser anything. */
function isTooDeep(text: string): boolean {
  let depth = 0
  let inString = false
  for (let index = 0; index < text.length; index++) {
    const character = text[index]
    if (inString) {
      if (character === '\\') index++
      else if (character === '"') inString = false
    } else if (character === '"') inString = true
    else if (character === '{' || character === '[') depth++
    else if (character === '}' || character === ']') depth--
    if (depth > maxDepth) return true
  }
  return false
}
