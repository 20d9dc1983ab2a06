import {HtmlValidate} from 'html-validate'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    // Lower case is as right, and bytes less.
    'doctype-style': ['error', {style: 'lowercase'}],
    // How long a title is, its writer decides; a search engine cuts what it has no room for.
    'long-title': 'off',
    // A colon keeps the ids of the theme apart from those that headings of a text get.
    'valid-id': ['error', {relaxed: true}],
    // The box in which a wide table scrolls is a stop for the keyboard, not a section of the text.
    'prefer-native-element': ['error', {exclude: ['region']}],
    // Style sheets come from the site’s own host, under a name that changes with their bytes.
    'require-sri': ['error', {target: 'crossorigin'}],
  },
})

/** What html-validate finds in the pages of a site. */
export async function markupFindings(site: ReadonlyMap<string, string>): Promise<string[]> {
  const found: string[] = []
  for (const [path, text] of site) {
    if (!path.endsWith('.html')) continue
    const {results} = await validator.validateString(text, path)
    found.push(...results.flatMap(({messages}) => messages.map(({line, column, ruleId, message}) => `${path}:${line}:${column} ${ruleId}: ${message}`)))
  }
  return found
}
