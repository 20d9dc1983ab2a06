import type {Site} from '../site.ts'
import {makeFeed, timestamp} from './feed.ts'
import {xml} from './xml.ts'

/** The feed of fact changes as Atom (RFC 4287). */
export function atomFeed(site: Site): string {
  const feed = makeFeed(site)
  const {atom} = site.outputs
  if (!feed || atom === false) return ''
  return String(xml`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${site.language}" xml:base="${feed.home}">
<id>${feed.home}</id>
<title>${feed.title}</title>
<subtitle>${site.strings.changesLead}</subtitle>
<updated>${timestamp(feed.updated)}</updated>
<author><name>${site.name}</name></author>
<link rel="self" type="application/atom+xml" href="${site.absolute(atom)}"/>
<link rel="alternate" type="text/html" href="${feed.home}"/>
${feed.entries.map(({id, title, address, date, category, content}) => xml`<entry>
<id>${id}</id>
<title>${title}</title>
<published>${timestamp(date)}</published>
<updated>${timestamp(date)}</updated>
<link rel="alternate" type="text/html" href="${address}"/>
<category term="${category}"/>
<content type="html">${content.markup}</content>
</entry>
`)}</feed>
`)
}
