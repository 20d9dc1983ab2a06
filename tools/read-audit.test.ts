import {expect, test} from 'vitest'
import {readAudit} from './read-audit.ts'

const counts = {vulnerabilities: {info: 0, low: 0, moderate: 0, high: 0, critical: 0, total: 0}}

test.each([
  ['no answer', ''],
  ['an error of the registry', '{"message": "405 Method Not Allowed", "statusCode": 405, "error": {"summary": "", "detail": ""}}'],
  ['something else', '{"vulnerabilities": {}}'],
])('%s is no clean report', (_, json) => {
  expect(readAudit(json)).toBeUndefined()
})

test('an answer names each weakness, or none', () => {
  expect(readAudit(JSON.stringify({auditReportVersion: 2, vulnerabilities: {}, metadata: counts}))).toEqual([])
  expect(readAudit(JSON.stringify({auditReportVersion: 2, vulnerabilities: {
    yaml: {name: 'yaml', severity: 'high', range: '<2', via: [{title: 'Stack overflow', url: 'https://example.com/1'}]},
    up: {name: 'up', severity: 'high', range: '*', via: ['yaml']},
  }, metadata: counts}))).toEqual(['yaml <2: high: Stack overflow https://example.com/1', 'up *: high: by yaml'])
})
