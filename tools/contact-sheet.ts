/** A picture of a page, as it was taken. */
export interface Picture {
  readonly file: string
  readonly type: string
  readonly path: string
  readonly width: number
  readonly colorScheme: 'light' | 'dark'
}

/** A page that shows pictures side by side, a row for each type of page, each a link to itself in full. */
export function contactSheet(pictures: readonly Picture[]): string {
  const rows = Array.from(Map.groupBy(pictures, ({type}) => type), ([type, taken]) => `<h2>${escape(type)} <small>${escape(taken[0]?.path ?? '')}</small></h2>
<div class="row">${taken.map(({file, width, colorScheme}) => `<figure><a href="${escape(file)}"><img src="${escape(file)}" alt="" loading="lazy"></a><figcaption>${width} px, ${colorScheme}</figcaption></figure>`).join('')}</div>`)
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Screenshots</title>
<style>
body { font: 15px/1.4 system-ui; margin: 2rem; background: #888; color: #fff }
.row { display: flex; gap: 1rem; align-items: start; overflow-x: auto }
figure { margin: 0; flex: none }
img { display: block; height: 480px; width: 320px; object-fit: cover; object-position: top; background: #fff }
a:has(img):focus-visible { outline: 3px solid }
small { font-weight: normal }
</style>
<h1>${pictures.length} pictures</h1>
${rows.join('\n')}
</html>
`
}

function escape(text: string): string {
  return text.replace(/[&<>"]/gu, (character) => `&#${character.charCodeAt(0)};`)
}
