import { tryCaptcha } from '../../captcha/try-captcha'
import { failure, type Finding, ok } from '../finding'

export async function checkCaptcha(): Promise<Finding[]> {
  const { kind, ms } = await tryCaptcha()
  const seconds = (ms / 1_000).toFixed(1)
  return [
    kind === 'solved'
      ? ok('captcha', `A challenge was made, solved here in ${seconds} s, and its solution accepted.`)
      : failure(
          'captcha',
          'A challenge could not be solved and accepted: see that the clock is right and that AUTH_SECRET is the same for all instances.',
        ),
  ]
}
