'use client'

import { controlLook } from '@/app/_ui/field-frame'

type LimitedProps = { mostBytes: number }

/** Says so before it is sent where it is too large: the server would not read it to the end. */
function judge(field: HTMLInputElement | HTMLTextAreaElement, bytes: number, mostBytes: number) {
  const isTooLarge = bytes > mostBytes
  field.setCustomValidity(isTooLarge ? `This is more than ${mostBytes / 1_000} kB. Split it into files.` : '')
  if (isTooLarge) field.reportValidity()
}

export function LimitedFile({ mostBytes }: LimitedProps) {
  return (
    <input
      type="file"
      name="file"
      accept=".csv,.tsv,.txt,text/csv"
      required
      onChange={({ currentTarget }) => judge(currentTarget, currentTarget.files?.[0]?.size ?? 0, mostBytes)}
      className={`${controlLook} font-normal`}
    />
  )
}

export function LimitedText({ mostBytes, text }: LimitedProps & { text: string }) {
  return (
    <textarea
      name="text"
      rows={8}
      defaultValue={text}
      spellCheck={false}
      required
      onChange={({ currentTarget }) =>
        judge(currentTarget, new TextEncoder().encode(currentTarget.value).length, mostBytes)
      }
      className={`${controlLook} text-sm font-normal`}
    />
  )
}
