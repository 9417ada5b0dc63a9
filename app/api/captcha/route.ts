import { createChallenge } from '@/lib/captcha/proof-of-work'

export async function GET() {
  return Response.json(await createChallenge(new Date()))
}
