import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { newHandle, newId } from '@/lib/new-id'
import { newCompany, randomHash } from './admission-requests'
import type { Statement } from './record-statement'

const Asked = z.looseObject({ captcha: z.looseObject({}), subjects: z.looseObject({}) })

/** The values of an admission that the application sent, for another person at another company in another network. */
export function valuesLike({ values }: Statement): unknown[] {
  const [text, ...others] = values
  const asked = Asked.parse(JSON.parse(String(text)))
  const person = randomHash()
  const company = newCompany()
  const distinct = {
    id: newId(),
    handle: newHandle(),
    request_id: newId(),
    email: `jane@${company}`,
    email_key: person,
    network: `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}/32`,
    captcha: { ...asked.captcha, id: randomHash() },
    subjects: { ...asked.subjects, person, company, network: randomHash() },
  }
  return [JSON.stringify({ ...asked, ...distinct }), ...others]
}
