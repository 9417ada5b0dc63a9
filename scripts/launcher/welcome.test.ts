import { expect, test } from 'vitest'
import { parseLaunchEnvironment } from './launch-environment'
import { welcome } from './welcome'

async function welcomeTo(setUpLink: string | null): Promise<string> {
  const parsed = parseLaunchEnvironment({ PUBLIC_URL: 'https://trial.example.com' })
  if (parsed.kind === 'invalid') throw new Error(parsed.problems.join())
  return welcome({ launch: parsed.launch, demo: null, setUpLink })
}

test('a start prints the link for the first administrator, as long as there is none', async () => {
  const link = 'https://trial.example.com/staff/set-up?key=abc'
  expect(await welcomeTo(link)).toContain(`  ${link}\n`)
  expect(await welcomeTo(null)).not.toContain('set-up')
})

test('a start says where the staff area is', async () => {
  expect(await welcomeTo(null)).toContain('https://trial.example.com/staff')
})
