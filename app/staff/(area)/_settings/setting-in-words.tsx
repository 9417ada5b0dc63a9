import { settingInWords } from '@/lib/settings/setting-words'

/** One side of a change. */
export function SettingInWords({ value, side }: { value: unknown; side: 'before' | 'after' }) {
  const words = settingInWords(value)
  if (side === 'before') {
    return <del className="break-words whitespace-pre-line text-muted decoration-muted">{words}</del>
  }
  return <ins className="font-medium break-words whitespace-pre-line no-underline">{words}</ins>
}
