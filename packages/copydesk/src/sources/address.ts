import {lookup} from 'node:dns/promises'
import {BlockList, isIP} from 'node:net'
import {FetchError} from './fetch-error.ts'

/** An address that may be connected to. */
export interface Address {
  readonly address: string
  readonly family: 4 | 6
}

/** What is no host of the public internet (RFC 6890 and its kin). */
const notPublic = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12],
  ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15],
  ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) notPublic.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const) notPublic.addSubnet(network, prefix, 'ipv6')
/** Everything else of IPv6 is loopback, local, mapped, translated or not handed out. */
const globalUnicast = new BlockList()
globalUnicast.addSubnet('2000::', 3, 'ipv6')

/**
 * Resolves a host. The connection then goes to this address and no other, so that a name which
 * answers differently the second time gains nothing.
 *
 * @throws {FetchError} where it has none, or one that is not public and not allowed.
 */
export async function resolveHost(host: string, allowPrivate: boolean, signal: AbortSignal): Promise<Address> {
  const bare = host.replace(/^\[|\]$/gu, '')
  const family = isIP(bare)
  const found = family > 0 ? [{address: bare, family}] : await withSignal(lookup(bare, {all: true, verbatim: true}), signal)
  const refused = allowPrivate ? undefined : found.find((one) => !isPublic(one.address))
  if (refused) throw new FetchError(`it leads to ${refused.address}, which is no public address (\`--allow-private\` allows it)`)
  const [first] = found
  if (!first) throw new FetchError('its host has no address')
  return {address: first.address, family: first.family === 6 ? 6 : 4}
}

function isPublic(address: string): boolean {
  const bare = address.replace(/%.*$/u, '')
  return isIP(bare) === 6 ? globalUnicast.check(bare, 'ipv6') && !notPublic.check(bare, 'ipv6') : !notPublic.check(bare, 'ipv4')
}

async function withSignal<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), {once: true})
    }),
  ])
}
