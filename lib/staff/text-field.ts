/** A field of a form; empty for one that is missing or no text, as only programs send it (A6). */
export function textField(form: unknown, name: string): string {
  // Programs may call an action with anything.
  if (!(form instanceof FormData)) return ''
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
