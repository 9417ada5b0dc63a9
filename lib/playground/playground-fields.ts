import { z } from 'zod'
import { canonicaliseEmail } from '../email/canonicalise-email'

/** What the form of the playground posts, as typed. */
export type PlaygroundFields = z.infer<typeof PlaygroundFields>

/** How many keys the metadata of a token may have; as for products. */
export const mostRows = 20

const Row = z.strictObject({ key: z.string().max(500), value: z.string().max(2_000) })

export const PlaygroundFields = z.strictObject({
  product: z.string().max(100),
  firstName: z.string().max(500),
  lastName: z.string().max(500),
  email: z.string().max(1_000),
  metadata: z.array(Row).max(mostRows),
})

export type ReadPerson = {
  person: { firstName: string; lastName: string; email: string }
  metadata: Record<string, string>
}

export type ReadFields =
  { kind: 'ok'; read: ReadPerson } | { kind: 'invalid'; errors: { [field: string]: string } }

const keyPattern = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/

/** The names of fields are those of the form: key1, value1, key2 … */
export function readPlaygroundFields(typed: PlaygroundFields): ReadFields {
  const email = canonicaliseEmail(typed.email)
  const errors: { [field: string]: string } = {}
  const firstName = nameOf(typed.firstName)
  const lastName = nameOf(typed.lastName)
  if (firstName === null) errors['firstName'] = 'The first name must be one line of 64 characters or fewer.'
  if (lastName === null) errors['lastName'] = 'The last name must be one line of 64 characters or fewer.'
  if (email.kind === 'invalid') errors['email'] = 'Enter an e-mail address, such as jane@example.com.'
  const metadata = new Map<string, string>()
  for (const [index, row] of typed.metadata.entries()) {
    const key = row.key.trim()
    if (key === '' && row.value === '') continue
    if (!keyPattern.test(key))
      errors[`key${index + 1}`] =
        `Key ${index + 1} must be a plain word of letters, digits, _, . or -, such as department.`
    else if (metadata.has(key)) errors[`key${index + 1}`] = `The key ${key} is there twice.`
    if (row.value.length > 256)
      errors[`value${index + 1}`] = `Value ${index + 1} must have 256 characters or fewer.`
    metadata.set(key, row.value)
  }
  if (firstName === null || lastName === null || email.kind === 'invalid' || Object.keys(errors).length > 0)
    return { kind: 'invalid', errors }
  const person = { firstName, lastName, email: email.email.address }
  return { kind: 'ok', read: { person, metadata: Object.fromEntries(metadata) } }
}

function nameOf(typed: string): string | null {
  const name = typed.trim()
  return name.length <= 64 && !/\p{Cc}/u.test(name) ? name : null
}
