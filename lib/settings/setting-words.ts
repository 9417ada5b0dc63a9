const longest = 300

/** One value of a settings file in words, for a list of changes. */
export function settingInWords(value: unknown): string {
  const words = inWords(value)
  return words.length > longest ? `${words.slice(0, longest)}… (${words.length} characters)` : words
}

function inWords(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'nothing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return value.startsWith('data:') ? pictureInWords(value) : value
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(itemInWords).join('; ')
  return JSON.stringify(value)
}

function pictureInWords(uri: string): string {
  return `a picture of ${Math.ceil(uri.length / 1024)} kB`
}

/** Quotas and companies are the lists that hold more than words. */
function itemInWords(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item)
  const fields = new Map<string, unknown>(Object.entries(item))
  if (fields.has('scope')) {
    return `${String(fields.get('scope'))} per ${String(fields.get('per'))}: ${String(fields.get('limit') ?? 'no limit')}`
  }
  return [...fields.values()].map(String).join(' ')
}
