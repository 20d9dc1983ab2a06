/** The job that every tool gets: forty names, each with a form that it is not to be written in. */
export const names: readonly (readonly [right: string, wrong: string])[] = [
  ...['JavaScript', 'TypeScript', 'GitHub', 'GitLab', 'Visual Studio', 'PowerShell', 'PostgreSQL', 'MySQL', 'SQLite', 'MongoDB', 'OpenGL', 'DirectX', 'WebAssembly', 'GraphQL', 'Node.js', 'CMake', 'NuGet', 'IntelliSense', 'OpenMP', 'CUDA', 'Xcode', 'YouTube', 'LinkedIn', 'WordPress', 'Kubernetes', 'macOS', 'iOS', 'OAuth', 'ActiveX', 'SharePoint'].map((right): [string, string] => [right, right.toLowerCase()]),
  ['email', 'e-mail'], ['website', 'web site'], ['open source', 'open-source'], ['backend', 'back-end'], ['frontend', 'front-end'], ['filename', 'file-name'], ['username', 'user-name'], ['runtime', 'run-time'], ['command line', 'command-line'], ['real time', 'real-time'],
]

/** A registry of them, for Copydesk. */
export function registryOf(): string {
  const terms = names.map(([right, wrong], index) => ({id: `name-${index}`, name: right, layer: 'any', vendor: 'any', ...(wrong !== right.toLowerCase() && {variants: [wrong]})}))
  return JSON.stringify({layers: [{id: 'any', label: 'Any'}], vendors: [{id: 'any', name: 'Anybody at all'}], terms})
}

/** Pages of which each holds candidates: `count` of about `bytes` bytes. */
export function* candidatePages(count: number, bytes: number): Generator<string> {
  for (let page = 0; page < count; page += 1) {
    const lines = [`---\ntitle: Page ${page}\n---\n\n# Page ${page}\n`]
    for (let size = 0, line = page; size < bytes; line += 1) {
      const [right, wrong] = names[line % names.length] ?? ['', '']
      const text = `A paragraph of *some* words about ${right} and [its pages](https://example.com/${line}), with \`code\` and **more** to read than names.\n\n- A list, and in it ${line % 9 === 0 ? wrong : right} once more\n- and nothing\n`
      lines.push(text)
      size += text.length
    }
    yield lines.join('\n')
  }
}
