import { hash, verify } from '@node-rs/argon2'

/** Argon2id as OWASP advises it: 19 MiB, two passes, one lane. Stored hashes carry their own parameters. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

let hashOfNobody: Promise<string> | undefined

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost)
}

/** Without a stored hash it takes as long and is false, so that the time tells nothing about who exists (A15). */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  hashOfNobody ??= hashPassword('the password of nobody')
  const matches = await verify(stored ?? (await hashOfNobody), password.normalize('NFKC'))
  return stored !== null && matches
}
