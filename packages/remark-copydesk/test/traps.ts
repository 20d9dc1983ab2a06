/** What a trap calls itself when it ran: a file of this name in the folder that `COPYDESK_TRAP` names. */
export const sprung = 'sprung.txt'

const code = `require('node:fs').appendFileSync(require('node:path').join(process.env.COPYDESK_TRAP, '${sprung}'), 'x')`
const script = `(typeof require === 'function' ? require : process.getBuiltinModule('node:module').createRequire('/'))('node:fs').appendFileSync(process.env.COPYDESK_TRAP + '/${sprung}', 'x')\n`
const module = `import {appendFileSync} from 'node:fs'\nappendFileSync(process.env.COPYDESK_TRAP + '/${sprung}', 'x')\nexport default {}\n`

/** A module that says when it is run. */
export const trap = module

/** Modules with every name that somebody might look for, and a package of data that brings code: whoever runs one is found out. */
export const strayCode: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['copydesk.config', '.copydeskrc', 'copydesk', '.remarkrc', 'eleventy.config', '.eleventy', 'index', 'registry/index', 'registry/registry', 'facts/facts', 'guides/guides.11tydata', '_data/evil', 'guides/evil.11ty', 'vitest.config'].flatMap((name) => [[`${name}.mjs`, module], [`${name}.js`, module], [`${name}.cjs`, script]])),
  'package.json': '{"name": "traps", "type": "module", "main": "./index.js", "scripts": {"prepare": "node index.js"}, "copydesk": {"rules": "./index.js"}, "remarkConfig": {"plugins": ["./index.js"]}}',
  'node_modules/trap-registry/package.json': '{"name": "trap-registry", "version": "1.0.0", "type": "module", "main": "./index.js", "exports": {".": "./index.js", "./package.json": "./package.json"}, "copydesk": {"registry": "registry", "main": "./index.js", "rules": "./index.js"}}',
  'node_modules/trap-registry/index.js': module,
  'node_modules/trap-registry/registry/index.js': module,
  'node_modules/trap-registry/registry/trap.yaml': 'vendors: [{id: trap, name: Trap}]\n',
}

/** Pages that would run something if anybody let them. */
export const codePages: Readonly<Record<string, string>> = {
  'guides/js.md': `---js\n{title: ${code}}\n---\n\nText\n`,
  'guides/javascript.md': `---javascript\nmodule.exports = {title: ${code}}\n---\n\nText\n`,
  'guides/coffee.md': `---coffee\ntitle: ${code}\n---\n\nText\n`,
  'guides/tag.md': `---\ntitle: !!js/function 'function () { ${code} }'\ndescription: !!js/eval "${code.replaceAll("'", '`')}"\nabout: !!python/object/apply:os.system ["touch sprung.txt"]\n---\n\nText\n`,
  'guides/mdx.mdx': `import './../index.js'\n\nexport const x = ${code}\n\n{${code}}\n\n<X a={${code}} />\n`,
  'guides/template.md': `Text {{ ${code} }} {% include '../index.js' %} <%= ${code} %> \${${code}}\n`,
  'guides/evil.njk': `{{ ${code} }}\n`,
}

/** YAML that would run something in a parser that knows tags of JavaScript. */
export const codeInYaml = `terms:\n  - !!js/function 'function () { ${code} }'\n  - !<tag:yaml.org,2002:js/function> 'function () { ${code} }'\n`
