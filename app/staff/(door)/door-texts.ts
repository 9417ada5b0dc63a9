import type { EmailProblem } from '@/lib/email/canonicalise-email'
import { shortestPassword, type PasswordProblem } from '@/lib/staff/password-problem'
import type { NameProblem } from '@/lib/staff/staff-name'
import { messagesFor } from '@/messages'

const { fieldProblems, signup } = messagesFor('en')

export const problemHeading = signup.problemHeading

export const passwordRemark = `at least ${shortestPassword} characters`

const passwordProblems: Record<PasswordProblem, string> = {
  'too-short': `Choose a password of at least ${shortestPassword} characters. A few words in a row are fine.`,
  'too-long': 'Choose a password of at most 256 characters.',
  'too-common':
    'This password is among the first that are guessed. Choose another, such as a few words in a row.',
  'like-address': 'Choose a password that is not your e-mail address.',
}

const nameProblems: Record<NameProblem, string> = {
  missing: 'Enter your name.',
  'too-long': 'Use a name of at most 80 characters.',
  reserved: 'The audit log uses this name for something else. Use your own.',
}

export const emailError = (problem: EmailProblem) => fieldProblems.email[problem]
export const passwordError = (problem: PasswordProblem) => passwordProblems[problem]
export const nameError = (problem: NameProblem) => nameProblems[problem]
