import copydesk from 'eleventy-plugin-copydesk'
import type {UserConfig} from 'eleventy-plugin-copydesk'

export default function publish(config: UserConfig & {addPlugin(plugin: typeof copydesk): void}): void {
  config.addPlugin(copydesk)
}
