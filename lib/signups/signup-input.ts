import { canonicaliseEmail, type CanonicalEmail } from '../email/canonicalise-email'
import { usualFields, type FieldRules } from '../products/product-words'
import { isTimeZone } from '../time-zone'
import { isCountry } from './countries'
import type { FieldProblem, SignupValues } from './signup-form-state'

/** What a prospect asked for, behind the door: trimmed, bounded and canonical. */
export type SignupInput = {
  email: CanonicalEmail
  firstName: string
  lastName: string | null
  company: string | null
  country: string | null
  timeZone: string | null
}

/** The fields as they were posted; one that is missing, or is a file, is empty. */
export type SignupForm = SignupValues & {
  requestId: string
  altcha: string
  website: string
  timeZone: string
  /** The version of the consent text that the form showed. */
  consentVersion?: string
}

const longestName = 64
const longestCompany = 100

/** Reads the contract's fields from a post as they are; the server bounds the whole. */
export function readSignupForm(form: FormData): SignupForm {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  return {
    email: text('email'),
    firstName: text('firstName'),
    lastName: text('lastName'),
    company: text('company'),
    country: text('country'),
    consent: text('consent') !== '',
    requestId: text('requestId'),
    altcha: text('altcha'),
    website: text('website'),
    timeZone: text('timeZone'),
    consentVersion: text('consentVersion'),
  }
}

/** Judges every field and names all problems at once, in the order of the form. What is not asked for is not read. */
export function parseSignupInput(
  form: SignupForm,
  fields: FieldRules = usualFields,
): { kind: 'ok'; input: SignupInput } | { kind: 'invalid'; problems: FieldProblem[] } {
  const email = canonicaliseEmail(form.email)
  const firstName = form.firstName.trim()
  const asked = (field: keyof FieldRules) => (fields[field] === 'hidden' ? '' : form[field].trim())
  const lastName = asked('lastName')
  const company = asked('company')
  const country = asked('country')
  const problems = [
    email.kind === 'invalid' && { field: 'email', code: email.problem },
    problemOf('firstName', firstName, { longest: longestName, needed: 'required' }),
    problemOf('lastName', lastName, { longest: longestName, needed: fields.lastName }),
    problemOf('company', company, { longest: longestCompany, needed: fields.company }),
    country === '' && fields.country === 'required' && { field: 'country', code: 'missing' },
    country !== '' && !isCountry(country) && { field: 'country', code: 'unknown' },
    !form.consent && { field: 'consent', code: 'missing' },
  ].filter((problem): problem is FieldProblem => Boolean(problem))
  if (email.kind === 'invalid' || problems.length > 0) return { kind: 'invalid', problems }
  return {
    kind: 'ok',
    input: {
      email: email.email,
      firstName,
      lastName: lastName || null,
      company: company || null,
      country: country || null,
      timeZone: isTimeZone(form.timeZone) ? form.timeZone : null,
    },
  }
}

/** Names go into mails and onto Frame's pages: no links (E10), no control characters (E9). */
function problemOf(
  field: 'firstName' | 'lastName' | 'company',
  value: string,
  rule: { longest: number; needed: FieldRules['lastName'] },
): FieldProblem | false {
  if (value === '') return rule.needed === 'required' && { field, code: 'missing' }
  if ([...value].length > rule.longest) return { field, code: 'too-long' }
  if (/\p{Cc}|[\u2028\u2029]/u.test(value)) return { field, code: 'not-a-name' }
  return /:\/\/|\bwww\./i.test(value) && { field, code: 'link' }
}
