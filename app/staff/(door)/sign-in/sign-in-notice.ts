import { answerTo } from '@/app/staff/answer-to'

const notices = {
  'signed-out': { tone: 'info', text: 'You are signed out.' },
  'not-staff': {
    tone: 'warning',
    text: 'Nobody on the staff of this portal has the address that was proved there. Ask an administrator to add it.',
  },
  'oidc-failed': { tone: 'warning', text: 'That sign-in did not work. Try again, or use your password.' },
  'demo-over': { tone: 'warning', text: 'This portal is no demo, or not opened on its own machine.' },
} as const

export type SignInNotice = keyof typeof notices

/** What brought somebody back to the sign-in, if anything did. */
export function noticeOf(word: unknown) {
  return answerTo<(typeof notices)[SignInNotice]>(notices, word)
}
