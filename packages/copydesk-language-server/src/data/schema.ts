import {chooserSchema, configSchema, decisionFrontMatter, factFileSchema, pageFrontMatter, registryFileSchema, rules} from 'remark-copydesk'
import {z} from 'zod'
import type {DataRole} from './reference-keys.ts'

/** A piece of JSON Schema, as far as completion asks. */
export interface SchemaNode {
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly default?: unknown
  readonly properties?: Readonly<Record<string, SchemaNode>>
  readonly required?: readonly string[]
  readonly additionalProperties?: SchemaNode | boolean
  readonly items?: SchemaNode | boolean
  readonly prefixItems?: readonly SchemaNode[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly SchemaNode[]
  readonly oneOf?: readonly SchemaNode[]
  readonly allOf?: readonly SchemaNode[]
}

const sources: Readonly<Record<DataRole, z.ZodType>> = {
  'config': configSchema,
  'registry': registryFileSchema,
  'facts': factFileSchema,
  'choosers': chooserSchema,
  'front-matter': pageFrontMatter,
  'decision': decisionFrontMatter,
}
const made = new Map<z.ZodType, SchemaNode>()

function schemaOf(source: z.ZodType): SchemaNode {
  let schema = made.get(source)
  if (!schema) made.set(source, (schema = z.toJSONSchema(source, {io: 'input', unrepresentable: 'any'}) as SchemaNode))
  return schema
}

/** What may stand at a path: each shape that the schema allows there. */
export function schemasAt(role: DataRole, path: readonly (string | number)[]): SchemaNode[] {
  // The options of a rule are the rule’s own.
  const rule = role === 'config' && path[0] === 'rules' && path[2] === 1 ? rules.find(({id}) => id === path[1]) : undefined
  const start = rule ? schemaOf(rule.options) : schemaOf(sources[role])
  return (rule ? path.slice(3) : path).reduce<SchemaNode[]>((nodes, step) => nodes.flatMap((node) => stepInto(node, step)).flatMap(shapes), shapes(start))
}

function shapes(node: SchemaNode): SchemaNode[] {
  const choices = node.anyOf ?? node.oneOf ?? node.allOf
  if (!choices) return [node]
  return choices.flatMap(shapes).map((choice) => ({...(node.description !== undefined && {description: node.description}), ...choice}))
}

function stepInto({properties, additionalProperties, items, prefixItems}: SchemaNode, step: string | number): SchemaNode[] {
  const next = typeof step === 'number' ? (prefixItems?.[step] ?? items) : (properties?.[step] ?? additionalProperties)
  return typeof next === 'object' ? [next] : []
}
