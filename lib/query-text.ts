/** The query of a URL as Next gives it. */
export type Given = Record<string, string | string[] | undefined>

/** The text of a parameter: the last one of several, empty for none. The database stores no NUL. */
export function textOf(value: Given[string]): string {
  const text = Array.isArray(value) ? (value.at(-1) ?? '') : (value ?? '')
  return text.replaceAll('\0', '').trim()
}
