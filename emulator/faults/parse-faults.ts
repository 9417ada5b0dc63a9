import { z } from 'zod'
import { Fault, faultHelp, type FaultKind } from './fault'

const FaultList = z.strictObject({ faults: z.array(z.unknown()).max(100) })

export type ParsedFaults = { kind: 'faults'; faults: Fault[] } | { kind: 'invalid'; message: string }

/** Reads `{ "faults": [ … ] }`; of several mistakes the first is told, with what is allowed there. */
export function parseFaults(value: unknown): ParsedFaults {
  const list = FaultList.safeParse(value)
  if (!list.success)
    return { kind: 'invalid', message: 'Send { "faults": [ … ] } and nothing else, at most 100 of them.' }
  const faults: Fault[] = []
  for (const [index, item] of list.data.faults.entries()) {
    const parsed = Fault.safeParse(item)
    if (!parsed.success)
      return { kind: 'invalid', message: `faults[${index}]: ${explain(item, parsed.error.issues[0])}` }
    faults.push(parsed.data)
  }
  return { kind: 'faults', faults }
}

function explain(item: unknown, issue: z.core.$ZodIssue | undefined): string {
  const kind = findKind(item)
  if (!kind) return `"kind" must be one of ${Object.keys(faultHelp).join(', ')}.`
  const where = issue?.path.length ? `${issue.path.join('.')}: ` : ''
  return (
    `${where}${issue?.message ?? 'not allowed'}. "${kind}" takes ${faultHelp[kind]}; ` +
    'and "times" (a whole number from 1, or "always"; 1 if left out).'
  )
}

function findKind(item: unknown): FaultKind | null {
  const shape = z.object({ kind: z.string() }).safeParse(item)
  return shape.success && isFaultKind(shape.data.kind) ? shape.data.kind : null
}

function isFaultKind(text: string): text is FaultKind {
  return Object.hasOwn(faultHelp, text)
}
