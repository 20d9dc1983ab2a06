/** What a page may load and do: only what this site serves, and no script that stands in the page. */
export const contentSecurityPolicy = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"

/** The same for the search page, which also runs the compiled program that looks into the index. */
export const searchPolicy = contentSecurityPolicy.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
