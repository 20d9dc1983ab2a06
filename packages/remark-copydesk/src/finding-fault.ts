import type {RuleFinding} from './finding.ts'

/**
 * What is wrong with what a rule of one’s own gave as a finding, in words without the rule and the page;
 * nothing where it is one. Such a rule is code that no types need have checked: a place that is none
 * would be shown as another, and a fix there would write over the page.
 *
 * @param length of the page that the rule saw, in UTF-16 units.
 */
export function findingFault(value: unknown, length: number): string | undefined {
  const {range, message, why, severity, related, fix, suggestions, expected} = (value ?? {}) as Partial<Record<keyof RuleFinding, unknown>>
  if (typeof message !== 'string' || !isPair(range)) return 'a finding has a `range` of two offsets and a `message`'
  if (why !== undefined && typeof why !== 'string') return 'the `why` of a finding is a sentence'
  if (severity !== undefined && severity !== 'warning' && severity !== 'error') return 'the `severity` of a finding is `warning` or `error`'
  if (expected !== undefined && !(Array.isArray(expected) && expected.every((word) => typeof word === 'string'))) return 'the `expected` of a finding is a list of words'
  return (
    rangeFault('range', range, length) ??
    (fix === undefined ? undefined : editFault('fix', fix, length)) ??
    listFault('related', related, (one, name) => (typeof one['message'] === 'string' && isPair(one['range']) ? rangeFault(`${name}.range`, one['range'], length) : `\`${name}\` has a \`range\` of two offsets and a \`message\``)) ??
    listFault('suggestions', suggestions, (one, name) => (typeof one['title'] === 'string' ? editFault(`${name}.edit`, one['edit'], length) : `\`${name}\` has a \`title\` and an \`edit\``))
  )
}

function editFault(name: string, value: unknown, length: number): string | undefined {
  const {range, text} = (value ?? {}) as {range?: unknown; text?: unknown}
  return typeof text === 'string' && isPair(range) ? rangeFault(`${name}.range`, range, length) : `\`${name}\` has a \`range\` of two offsets and a \`text\``
}

function listFault(name: string, value: unknown, fault: (one: Readonly<Record<string, unknown>>, name: string) => string | undefined): string | undefined {
  if (value === undefined) return undefined
  if (!Array.isArray(value)) return `\`${name}\` is a list`
  for (const [index, one] of value.entries()) {
    const found = fault((one ?? {}) as Record<string, unknown>, `${name}[${index}]`)
    if (found !== undefined) return found
  }
  return undefined
}

function rangeFault(name: string, [start, end]: readonly [number, number], length: number): string | undefined {
  if (Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= length) return undefined
  return `\`${name}\` is [${start}, ${end}], expected whole numbers, the first from 0 and the second from the first to ${length}, where the page ends`
}

function isPair(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((offset) => typeof offset === 'number')
}
