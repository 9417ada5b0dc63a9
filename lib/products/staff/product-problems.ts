import type { z } from 'zod'
import { productLabels } from './product-labels'
import { quotaRows } from './product-fragment'
import type { ProductValues } from './product-values'

/** What is wrong with a form: by field, and what belongs to none. */
export type ProductProblems = { errors: { [field: string]: string }; others: string[] }

/** Lists that are one field of the form. */
const wholeFields = ['returnUrls', 'companies', 'metadata']

/** Problems of a settings file with one product, as problems of the form that it was made of. */
export function problemsOfIssues(issues: z.core.$ZodIssue[], values: ProductValues): ProductProblems {
  const errors: ProductProblems['errors'] = {}
  const found = issues.map((issue) => ({ issue, field: fieldOf(issue.path.slice(2), values) }))
  for (const { issue, field } of found.sort((a, b) => placeOf(a.field) - placeOf(b.field))) {
    const label = productLabels[labelKey(field)] ?? field
    errors[field] ??= `${label} ${lineOf(issue.path.slice(2))}${messageOf(issue)}`
  }
  return { errors, others: [] }
}

/** What only the database knows, such as that a tokens URL belongs to another connection. */
export function problemsOfApply(problems: string[], slug: string): ProductProblems {
  const errors: ProductProblems['errors'] = {}
  const others: string[] = []
  for (const problem of problems) {
    const own = problem.startsWith(`product ${slug}: tokensUrl `)
    if (own) errors.tokensUrl = `Tokens URL ${problem.replace(/^.*?tokensUrl /, '').replace(/\.$/, '')}`
    else if (problem.includes('names the connection')) errors.connection = 'Choose a connection that exists'
    else others.push(problem)
  }
  return { errors, others }
}

const places = Object.keys(productLabels)
const labelKey = (field: string) => field.replace(/\.\d+\./, '.')
const placeOf = (field: string) => places.indexOf(labelKey(field))

function fieldOf(path: PropertyKey[], values: ProductValues): string {
  const [key = '', index, part = 'scope'] = path.map(String)
  if (wholeFields.includes(key)) return key
  if (key === 'quotas') return `quotas.${quotaRows(values)[Number(index ?? 0)]?.row ?? 0}.${part}`
  return path.map(String).join('.')
}

/** Which line of a list is meant. */
function lineOf([key, index]: PropertyKey[]): string {
  return wholeFields.includes(String(key)) && typeof index === 'number' ? `in line ${index + 1} ` : ''
}

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.expected === 'int') return 'must be a whole number'
  if (issue.code === 'invalid_type' && issue.expected === 'number') return 'must be a whole number'
  if (issue.code === 'invalid_value') return 'must be one of the choices'
  return issue.message
}
