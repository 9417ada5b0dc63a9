/** A field of a form; empty for one that is missing or no text, as only programs send it (A6). */
export function textField(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
