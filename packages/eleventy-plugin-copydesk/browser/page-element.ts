/**
 * The element that a page of this theme has under an id.
 *
 * @throws {TypeError} where it has none.
 */
export function pageElement<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const there = document.getElementById(`page:${id}`)
  if (!(there instanceof kind)) throw new TypeError(`Unexpected page without \`page:${id}\``)
  return there
}
