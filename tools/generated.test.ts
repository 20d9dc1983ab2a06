import {expect, test} from 'vitest'
import {drift, generatedFiles, leftovers} from './generated.ts'

test('the generated files are those that the sources make: run `npm run generate`', () => {
  expect(generatedFiles().size).toBeGreaterThan(10)
  expect(drift()).toEqual([])
  expect(leftovers()).toEqual([])
})

test('a schema for editors refuses unknown keys and describes its fields', () => {
  const registry = [...generatedFiles()].find(([path]) => path.endsWith('registry.json'))?.[1] ?? ''
  expect(registry).toContain('"additionalProperties": false')
  expect(registry).toContain('"description": "The canonical name.')
})
