/**
 * The fields of a posted form for a strict schema, without those by which Next finds its action. Of a name that comes
 * twice the last counts; a file stays one, and no schema of text takes it.
 */
export function formFields(form: unknown): Record<string, FormDataEntryValue> {
  // Programs may call an action with anything.
  if (!(form instanceof FormData)) return {}
  return Object.fromEntries([...form].filter(([name]) => !name.startsWith('$ACTION_')))
}
