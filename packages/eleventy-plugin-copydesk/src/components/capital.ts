import type {Site} from '../site.ts'

/** A text as the beginning of a sentence. */
export function capital(text: string, {language}: Pick<Site, 'language'>): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1)
}
