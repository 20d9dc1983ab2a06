import {z} from 'zod'
import {formatDate} from '../calendar-date.ts'
import {nearest} from '../desk/yaml-source.ts'
import {defineRule} from '../rule.ts'

export const suppression = defineRule({
  id: 'suppression',
  summary: 'Silence a rule only with a reason, only as long as needed, and only where it speaks.',
  why: 'A comment that silences a rule outlives its reason, and then hides the next mistake.',
  details: '`<!-- copydesk-disable-next-line RULE -- reason until YYYY-MM-DD -->`; the date may be left out. `<!-- copydesk-disable RULE -- reason -->` holds until `<!-- copydesk-enable RULE -->`. A comment without a reason silences nothing. In MDX it stands between `{/*` and `*/}`.',
  severity: 'error',
  clock: false,
  fix: 'none',
  last: true,
  options: z.strictObject({}),
  examples: [
    {text: '<!-- copydesk-disable-next-line canonical-name -- the sign on their door -->\nLUMINA studio\n'},
    {
      text: '<!-- copydesk-disable-next-line id-in-code -->\nCall lumina-paint-2.\n',
      findings: [
        '1:1-1:47 Unexpected disable comment with no reason, expected `copydesk-disable-next-line id-in-code -- reason`',
        '2:6-2:20 Unexpected id "lumina-paint-2" in prose, expected `lumina-paint-2` in code format',
      ],
      fixed: '<!-- copydesk-disable-next-line id-in-code -->\nCall `lumina-paint-2`.\n',
    },
    {
      text: '<!-- copydesk-disable-next-line id-in-code -- old -->\nNothing here.\n',
      findings: ['1:1-1:54 Unexpected disable comment that silences nothing, expected a finding of `id-in-code` on the next line'],
    },
    {
      text: '<!-- copydesk-disable-next-line id-in-cod -- old -->\nNothing here.\n',
      findings: ['1:1-1:53 Unexpected rule `id-in-cod` in a comment, expected one that there is, did you mean `id-in-code`?'],
    },
    {
      text: 'Nothing here.\n\n<!-- copydesk-enable id-in-code -->\n',
      findings: ['3:1-3:36 Unexpected enable comment with no disable comment before it that it ends, expected `copydesk-disable id-in-code -- reason` before it'],
    },
    {
      today: '2027-02-01',
      text: '<!-- copydesk-disable-next-line id-in-code -- a listing until 2027-01-31 -->\nCall lumina-paint-2.\n',
      findings: ['1:1-1:77 Unexpected disable comment after 31 January 2027, expected it gone by now or given a new date'],
    },
  ],
  *check({suppressions, today, ruleIds}) {
    for (const entry of suppressions) {
      const rules = entry.rules.join(' ')
      const unknown = entry.rules.find((rule) => !ruleIds.has(rule))
      if (unknown !== undefined) {
        const near = nearest(unknown, [...ruleIds])
        yield {
          range: entry.range,
          message: `Unexpected rule \`${unknown}\` in a comment, expected one that there is${near ? `, did you mean \`${near}\`?` : ''}`,
          why: 'A comment that names no rule silences nothing, and an end that names none ends nothing.',
        }
      } else if (entry.verb === 'enable') {
        yield {
          range: entry.range,
          severity: 'warning',
          message: `Unexpected enable comment with ${entry.problem}, expected \`copydesk-disable ${rules || 'RULE'} -- reason\` before it`,
          why: 'One of the two comments is misspelt or left over.',
        }
      } else if (entry.problem) {
        yield {
          range: entry.range,
          message: `Unexpected disable comment with ${entry.problem}, expected \`copydesk-disable-next-line ${rules || 'RULE'} -- reason\``,
          why: 'Whoever meets the comment later must be able to tell whether it is still needed.',
        }
      } else if (!entry.used) {
        yield {
          range: entry.range,
          severity: 'warning',
          message: `Unexpected disable comment that silences nothing, expected a finding of \`${rules}\` on the next line`,
          why: 'It would hide the next mistake there.',
        }
      } else if (today && entry.until && today > entry.until) {
        yield {
          range: entry.range,
          severity: 'warning',
          message: `Unexpected disable comment after ${formatDate(entry.until)}, expected it gone by now or given a new date`,
          why: 'Its own end date has passed.',
        }
      }
    }
  },
})
