/**
 * Who may use whom (itself plus). Imports run down this map, never up; what must travel up travels as an event.
 * A module enters the map on the day its folder enters the tree.
 */
export const moduleMap = {
  identity: [],
  accounts: ['identity'],
  messaging: ['identity', 'accounts'],
  segments: ['identity', 'accounts'],
  integrations: ['identity', 'accounts'],
  usage: ['identity', 'accounts'],
  onboarding: ['identity', 'accounts', 'messaging', 'usage'],
  health: ['identity', 'accounts', 'segments', 'usage', 'onboarding', 'integrations'],
  metrics: ['identity', 'accounts', 'onboarding', 'messaging', 'health'],
  touch: ['identity', 'accounts', 'messaging', 'onboarding'],
  portal: ['identity', 'accounts', 'onboarding', 'messaging'],
}
