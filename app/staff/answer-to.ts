/** The answer to a search parameter such as `said`; null for anything that is no key of the answers (`__proto__` is none). */
export function answerTo<Answer>(answers: Readonly<Record<string, Answer>>, said: unknown): Answer | null {
  return typeof said === 'string' && Object.hasOwn(answers, said) ? (answers[said] ?? null) : null
}
