import { createHash, randomInt, randomUUID } from 'node:crypto'
import { Pool } from 'pg'
import { z } from 'zod'
import { closeDb } from '@/lib/db'
import { newHandle, newId } from '@/lib/new-id'
import { findProductForSignup } from '@/lib/products/find-product'
import { admitSignup, type AdmissionRequest } from '@/lib/signups/admit-signup'
import { readTouch } from '@/lib/signups/campaign-touch'
import { rememberConsent } from '@/lib/signups/remember-consent'
import { parseSignupInput } from '@/lib/signups/signup-input'
import type { Bench, Row } from '../row'
import { createBenchProduct } from '../support/bench-product'
import { compare } from '../support/compare'
import { drive } from '../support/drive'
import { recordStatement, type Statement } from '../support/record-statement'

const clients = 32

export const admission: Row = {
  what: "admission through the application's database layer",
  against: 'the same statement by plain pg with as many connections',
  async measure(bench) {
    const newRequest = await createRequests()
    const ours = async () => () => async () => requireReserved(await admitSignup(newRequest()))
    bench.cleanUp.add(closeDb)
    const statement = await recordStatement('admit_signup', () => admitSignup(newRequest()))
    const pool = await createPool(bench, () =>
      ours().then((supply) => drive(supply, { clients, seconds: 1, signal: bench.cleanUp.signal })),
    )
    const theirs = async () => {
      const { text } = statement
      return () => async () => {
        const { rows } = await pool.query({ text, values: valuesLike(statement) })
        requireReserved(rows[0]?.admission)
      }
    }
    const { progress, cleanUp } = bench
    const label = `${clients} clients on ${pool.options.max} connections, 5 quotas`
    return [await compare({ label, clients, ours, theirs, atLeast: 0.7, progress, signal: cleanUp.signal })]
  },
}

/** Each request is of another person at another company in another network, all of one campaign. */
async function createRequests(): Promise<() => AdmissionRequest> {
  await createBenchProduct({ slug: 'bench', captcha: true, frameOrigin: 'http://127.0.0.1:4000' })
  const product = await findProductForSignup('bench')
  if (!product) throw new Error('the product was not made')
  const input = parseInput()
  const consentVersion = await rememberConsent({ language: 'en', text: 'I agree to try Aster CAD.' })
  const publicUrl = new URL('http://localhost:3000')
  const touch = readTouch(new URLSearchParams('utm_source=mail&utm_campaign=spring'), null, { publicUrl })
  return () => ({
    requestId: newHandle(),
    product,
    input: { ...input, email: newEmail() },
    personKey: randomHash(),
    facts: {
      address: `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`,
      device: 'Firefox, Windows',
      language: 'en',
      gpc: false,
      browserCookie: null,
      firstTouch: touch,
      lastTouch: touch,
    },
    browserId: null,
    captcha: { id: randomHash(), expiresAt: new Date(Date.now() + 600_000) },
    consentVersion,
    invite: null,
    judgement: { refuseBecause: null, verifyBecause: null, rules: [] },
  })
}

function parseInput() {
  const parsed = parseSignupInput({
    email: 'jane@company.example',
    firstName: 'Jane',
    lastName: 'Doe',
    company: 'Acme',
    country: 'DE',
    consent: true,
    requestId: '',
    altcha: '',
    website: '',
    timeZone: 'Europe/Berlin',
  })
  if (parsed.kind === 'invalid') throw new Error('the form is not valid')
  return parsed.input
}

function newEmail() {
  const domain = newCompany()
  const address = `jane@${domain}`
  return { address, identity: address, domain }
}

/** As many connections as the application opens under this load, counted rather than copied from its settings. */
async function createPool({ database, cleanUp }: Bench, underLoad: () => Promise<unknown>): Promise<Pool> {
  await underLoad()
  const counter = new Pool({ connectionString: database.url, max: 1 })
  const { rows } = await counter.query<{ connections: number }>(
    `select count(*)::int as connections from pg_stat_activity
     where backend_type = 'client backend' and datname = current_database() and pid <> pg_backend_pid()`,
  )
  await counter.end()
  const pool = new Pool({ connectionString: database.url, max: rows[0]?.connections })
  cleanUp.add(() => pool.end())
  return pool
}

const Asked = z.looseObject({ captcha: z.looseObject({}), subjects: z.looseObject({}) })

/** The values of a statement that the application sent, for another person at another company in another network. */
function valuesLike({ values }: Statement): unknown[] {
  const [text, ...others] = values
  const asked = Asked.parse(JSON.parse(String(text)))
  const person = randomHash()
  const company = newCompany()
  const distinct = {
    id: newId(),
    handle: newHandle(),
    request_id: newHandle(),
    email: `jane@${company}`,
    email_key: person,
    network: `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}/32`,
    captcha: { ...asked.captcha, id: randomHash() },
    subjects: { ...asked.subjects, person, company, network: randomHash() },
  }
  return [JSON.stringify({ ...asked, ...distinct }), ...others]
}

function newCompany(): string {
  return `company-${randomUUID()}.example`
}

function randomHash(): string {
  return createHash('sha256').update(randomUUID()).digest('hex')
}

function requireReserved(admission: unknown): void {
  const { kind } = z.looseObject({ kind: z.string() }).parse(admission)
  if (kind !== 'reserved') throw new Error(`an admission ended as ${kind}`)
}
