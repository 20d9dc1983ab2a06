import {ask} from '../ask.ts'
import {newTerm} from '../generators.ts'
import {root} from '../process.ts'

await ask(
  'npm run new-term -- ID --name "Name" --layer LAYER --vendor VENDOR [--variant "Wrong Form"]… [--sibling TERM]…',
  {name: {type: 'string'}, layer: {type: 'string'}, vendor: {type: 'string'}, variant: {type: 'string', multiple: true}, sibling: {type: 'string', multiple: true}},
  ({first, one, many}) => {
    const path = newTerm(root, {id: first, name: one('name'), layer: one('layer'), vendor: one('vendor'), variants: many('variant'), siblings: many('sibling')})
    return `wrote ${path}\nNext: add its sources and API ids there, then run npm run lint`
  },
)
