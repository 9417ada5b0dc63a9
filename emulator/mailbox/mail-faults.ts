import { z } from 'zod'

const times = z.union([z.int().min(1).max(1_000_000), z.literal('always')]).default(1)

/** What can go wrong with a mail; `times` counts the mails it happens to, or the recipients that are refused. */
export const MailFault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('refuse-recipient'), times }),
  z.strictObject({ kind: z.literal('temporary'), times }),
  z.strictObject({ kind: z.literal('slow'), ms: z.int().min(0).max(600_000).default(3_000), times }),
  z.strictObject({ kind: z.literal('drop'), when: z.enum(['before', 'after']).default('after'), times }),
])
export type MailFault = z.infer<typeof MailFault>
type MailFaultOf<Kind extends MailFault['kind']> = Extract<MailFault, { kind: Kind }>

export const mailFaultHelp =
  'Send { "kind": "refuse-recipient" (550), "temporary" (451 after the mail), "slow" (with "ms") or "drop" (the line ' +
  'is cut, "when": "before" or "after" the mail is kept) }, and "times" (a whole number from 1, or "always"; 1 if left out).'

export type MailFaults = {
  add: (fault: MailFault) => void
  /** The oldest waiting fault of the kind, counted down. */
  take: <Kind extends MailFault['kind']>(
    kind: Kind,
    suits?: (fault: MailFaultOf<Kind>) => boolean,
  ) => MailFaultOf<Kind> | null
  list: () => MailFault[]
  clear: () => void
}

export function createMailFaults(): MailFaults {
  let faults: MailFault[] = []
  return {
    add(fault) {
      faults.push({ ...fault })
    },
    take<Kind extends MailFault['kind']>(
      kind: Kind,
      suits: (fault: MailFaultOf<Kind>) => boolean = () => true,
    ) {
      const found = faults.find((fault): fault is MailFaultOf<Kind> => isOf(fault, kind) && suits(fault))
      if (!found || found.times === 'always') return found ?? null
      found.times -= 1
      if (found.times === 0) faults = faults.filter((fault) => fault !== found)
      return found
    },
    list: () => faults,
    clear() {
      faults = []
    },
  }
}

function isOf<Kind extends MailFault['kind']>(fault: MailFault, kind: Kind): fault is MailFaultOf<Kind> {
  return fault.kind === kind
}
