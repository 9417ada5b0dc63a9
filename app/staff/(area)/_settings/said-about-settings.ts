/** What a page of settings answers after a change, by its search parameter `said`. */
import { answerTo } from '@/app/staff/answer-to'
const answers: Record<string, string> = {
  saved: 'Saved. It counts from now on.',
  added: 'Added. It is paused: nobody can begin a trial yet.',
  unchanged: 'Nothing was different, so nothing was changed.',
  reverted: 'The change was taken back.',
  'reverted-without-secrets': 'The change was taken back, except for its secrets: they are not kept here.',
}

export function saidAboutSettings(said: string | string[] | undefined): string | null {
  return answerTo(answers, said)
}
