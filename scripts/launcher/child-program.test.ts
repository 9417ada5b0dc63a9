import { createTransport } from 'nodemailer'
import { expect, test } from 'vitest'
import { startChildProgram } from './child-program'

const start = (script: string, env: Record<string, string> = {}) =>
  startChildProgram({
    name: 'The emulator',
    script,
    env: { PATH: process.env.PATH, NODE_ENV: 'test', ...env },
    stopTimeoutMs: 10_000,
    hurry: new AbortController().signal,
  })

test('the emulator tells the launcher where mail goes, and ends when it is told to', async () => {
  const emulator = start('emulator/main.ts', { EMULATOR_PORT: '0' })
  const { smtpPort } = await emulator.ready
  const transport = createTransport(`smtp://127.0.0.1:${smtpPort}`)
  expect(await transport.verify()).toBe(true)
  transport.close()
  await emulator.stop()
  expect(await emulator.exited).toBe('ended with exit code 0')
})

test('a program that ends before it is ready says so', async () => {
  const program = start('emulator/main.ts', { EMULATOR_PORT: 'nonsense' })
  await expect(program.ready).rejects.toThrow('The emulator ended with exit code 2 before it was ready.')
})
