import type { EmulatorContext } from '../http/emulator-env'
import { errorResponse } from '../http/errors'
import { readBody } from '../http/read-body'

export type Form = { kind: 'form'; fields: URLSearchParams } | { kind: 'refused'; response: Response }

export async function readForm(c: EmulatorContext): Promise<Form> {
  const body = await readBody(c.req.raw)
  if (body.kind === 'too-large')
    return {
      kind: 'refused',
      response: errorResponse(
        413,
        'body_too_large',
        'A form may have 64 kB at most. Go back and shorten it.',
      ),
    }
  return { kind: 'form', fields: new URLSearchParams(body.kind === 'text' ? body.text : '') }
}

/** A field of one line, without the spaces around it. */
export function readLine(fields: URLSearchParams, name: string): string {
  return (fields.get(name) ?? '').trim()
}
