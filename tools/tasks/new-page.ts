import {ask} from '../ask.ts'
import {newPage} from '../generators.ts'
import {root} from '../process.ts'

await ask(
  'npm run new-page -- guides/NAME --title "Title" --description "One sentence" --about TERM… --verified YYYY-MM-DD --by NAME' +
    ' [for a decision page: --category "Category" --score 9.1 --summary "One sentence" --scored-by NAME]',
  {
    title: {type: 'string'}, description: {type: 'string'}, about: {type: 'string', multiple: true}, verified: {type: 'string'}, by: {type: 'string'},
    category: {type: 'string'}, score: {type: 'string'}, summary: {type: 'string'}, 'scored-by': {type: 'string'},
  },
  ({first, one, optional, many}) => {
    const decision = optional('category') === undefined ? undefined : {category: one('category'), score: Number(one('score')), summary: one('summary'), scoredBy: one('scored-by')}
    const path = newPage(root, {path: first, title: one('title'), description: one('description'), about: many('about'), verified: one('verified'), by: one('by'), ...(decision && {decision})})
    return `wrote ${path}\nNext: write it, then run npm run lint`
  },
)
