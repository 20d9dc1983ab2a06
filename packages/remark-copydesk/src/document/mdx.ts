import type {Nodes} from 'mdast'
// The types of MDX’s nodes add themselves to those of mdast.
import type {MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement} from 'mdast-util-mdx'
import {addAligned, MappedTextBuilder} from './source-map.ts'
import type {MappedText} from './source-map.ts'

/** Attributes whose words readers see, or hear read out. */
const readAttributes: ReadonlySet<string> = new Set(['alt', 'title', 'label', 'aria-label', 'caption', 'description', 'summary', 'heading', 'tip', 'placeholder', 'text'])

/** Elements whose children are no prose. */
const silent = /^(?:pre|code|kbd|samp|script|style|svg|math)$/u

/** Whether an element’s children are program text, in a block. */
export function isSilentElement(node: Nodes): boolean {
  return node.type === 'mdxJsxFlowElement' && silent.test(node.name ?? '')
}

/** Whether an element within a line shows its children as code. */
export function isCodeElement(node: Nodes): boolean {
  return node.type === 'mdxJsxTextElement' && silent.test(node.name ?? '')
}

/** The words of an element’s attributes, each mapped to the source. */
export function attributeTexts({attributes}: MdxJsxFlowElement | MdxJsxTextElement, source: string): MappedText[] {
  return attributes.flatMap((attribute) => {
    if (attribute.type !== 'mdxJsxAttribute' || !readAttributes.has(attribute.name.toLowerCase())) return []
    const text = attributeText(attribute, source)
    return text ? [text] : []
  })
}

function attributeText({value, position}: MdxJsxAttribute, source: string): MappedText | undefined {
  const [start, end] = [position?.start.offset, position?.end.offset]
  if (start === undefined || end === undefined || value === null || value === undefined) return undefined
  const map = new MappedTextBuilder()
  if (typeof value === 'string') {
    // Words that an empty line parts are no one text.
    if (value.trim() === '' || /\n[ \t]*\n/u.test(value)) return undefined
    addAligned(map, value, source, source.indexOf('=', start) + 1 + (/^\s*["']/u.exec(source.slice(source.indexOf('=', start) + 1, end))?.[0].length ?? 0), end - 1)
    return map
  }
  return addLiteral(map, source, source.indexOf('{', start), end) ? map : undefined
}

const literal = /^\{\s*(?:"(?<double>[^"\\\n\r]*)"|'(?<single>[^'\\\n\r]*)'|`(?<template>[^`\\\n\r$]*)`)\s*\}$/u

/** Adds the text of an expression that is nothing but a text in quotation marks; `false` for any other. */
export function addLiteral(map: MappedTextBuilder, source: string, start: number, end: number): boolean {
  const written = source.slice(start, end)
  const match = literal.exec(written)
  if (!match) return false
  map.addPlain(match[1] ?? match[2] ?? match[3] ?? '', start + written.search(/["'`]/u) + 1)
  return true
}

/** The words of an expression that is nothing but a comment. */
export function expressionComment(node: Nodes): string | undefined {
  if (node.type !== 'mdxFlowExpression' && node.type !== 'mdxTextExpression') return undefined
  return /^\s*\/\*(?<words>(?:(?!\*\/)[^])*)\*\/\s*$/u.exec(node.value)?.groups?.['words']
}
