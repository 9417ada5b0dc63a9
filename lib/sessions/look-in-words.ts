type Look = { lookedAt: Date | null; nextLookAt: Date | null; failures: number }
type Saying = { now: Date; moment: (at: Date) => string }

/** When Frame was and will be asked about the sessions of a signup, and whether asking has failed. */
export function lookInWords({ lookedAt, nextLookAt, failures }: Look, { now, moment }: Saying): string {
  return [
    lookedAt && `Frame last answered a look on ${moment(lookedAt)}.`,
    failures > 0 && failuresInWords(failures),
    nextInWords(nextLookAt, { now, moment }),
  ]
    .filter(Boolean)
    .join(' ')
}

function failuresInWords(failures: number): string {
  return `The last ${failures === 1 ? 'look' : `${failures} looks`} found out nothing.`
}

function nextInWords(nextLookAt: Date | null, { now, moment }: Saying): string {
  if (nextLookAt === null) return 'Nobody looks any more.'
  return nextLookAt > now
    ? `The next look is on ${moment(nextLookAt)}.`
    : `A look is due since ${moment(nextLookAt)}.`
}
