import type {Desk} from 'remark-copydesk'
import {describeTarget} from '../markdown/describe-target.ts'
import type {HoverText} from '../page/hover.ts'
import type {Target} from '../target.ts'
import {scalarAt, scalars} from './cursor.ts'
import type {Scalar} from './cursor.ts'
import {referenceAt} from './reference-keys.ts'
import type {DataRole} from './reference-keys.ts'
import {schemasAt} from './schema.ts'

/** What of the desk a scalar of its files names; a definition names what it defines. */
function targetOf(role: DataRole, {path, at, value, range}: Scalar): (Target & {readonly defines: boolean}) | undefined {
  const reference = at === 'value' ? referenceAt(role, path) : undefined
  return reference && {kind: reference.kind, id: value, range, defines: reference.defines}
}

/** Every place of a file of the desk that names something of it. */
export function dataTargets(role: DataRole, text: string): (Target & {readonly defines: boolean})[] {
  return scalars(text).flatMap((scalar) => targetOf(role, scalar) ?? [])
}

/** What stands at an offset of a file of the desk. */
export function dataTargetAt(role: DataRole, text: string, offset: number): Target | undefined {
  const scalar = scalarAt(text, offset)
  return scalar && targetOf(role, scalar)
}

/** What there is to say about a place of a file of the desk: what an id means, or what a key is for. */
export function dataHover(role: DataRole, text: string, offset: number, desk: Desk | undefined): HoverText | undefined {
  const scalar = scalarAt(text, offset)
  if (!scalar) return undefined
  const target = targetOf(role, scalar)
  const known = target && desk ? describeTarget(target, desk) : undefined
  if (known !== undefined) return {text: known, range: scalar.range}
  const description = schemasAt(role, scalar.path).find(({description}) => description !== undefined)?.description
  return description === undefined ? undefined : {text: description, range: scalar.range}
}
