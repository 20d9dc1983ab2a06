import {styleText} from 'node:util'

/** Colours a piece of text, or leaves it alone. */
export type Paint = (style: 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan' | 'magenta', text: string) => string

/** The paint for a terminal with or without colour. */
export function makePaint(color: boolean): Paint {
  return (style, text) => (color && text !== '' ? styleText(style, text, {validateStream: false}) : text)
}
