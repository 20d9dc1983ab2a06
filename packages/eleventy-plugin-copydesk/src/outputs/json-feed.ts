import type {Site} from '../site.ts'
import {makeFeed, timestamp} from './feed.ts'

/** The feed of fact changes as JSON Feed 1.1. */
export function jsonFeed(site: Site): string {
  const feed = makeFeed(site)
  const {jsonFeed: place} = site.outputs
  if (!feed || place === false) return ''
  return `${JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: site.strings.changesLead,
    home_page_url: feed.home,
    feed_url: site.absolute(place),
    language: site.language,
    authors: [{name: site.name}],
    items: feed.entries.map(({id, title, address, date, category, content}) => ({
      id,
      url: address,
      title,
      content_html: content.markup,
      date_published: timestamp(date),
      tags: [category],
    })),
  }, undefined, 2)}\n`
}
