// Answers requests as glacis policy simulate takes them (JSON Lines on stdin), by another simulator: a word a line.
// allowed, implicitDeny, explicitDeny, or error and what the other simulator says against the request.
import { createInterface } from 'node:readline'
import { anonymousPrincipal, runSimulation } from '@cloud-copilot/iam-simulate'

const words = { Allowed: 'allowed', ImplicitlyDenied: 'implicitDeny', ExplicitlyDenied: 'explicitDeny' }
const named = (documents = []) => documents.map((policy, at) => ({ name: `${at + 1}`, policy }))
const levels = (all = []) => all.map((documents, at) => ({ orgIdentifier: `level-${at + 1}`, policies: named(documents) }))
const everything = { name: 'root', policy: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } } }
const known = context => Object.fromEntries(Object.entries(context).filter(([, value]) => value !== null))

async function answer(line) {
  const { principal, action, resource, resourceAccount, context, policies } = JSON.parse(line)
  const simulated = await runSimulation({
    request: { principal: principal === 'anonymous' ? anonymousPrincipal : principal, action, resource: { resource, accountId: resourceAccount }, contextVariables: known(context) },
    // It knows no root user, who needs no policy of its own.
    identityPolicies: principal.endsWith(':root') ? [everything] : named(policies.identity),
    resourcePolicy: policies.resource,
    permissionBoundaryPolicies: policies.boundary ? named(policies.boundary) : undefined,
    sessionPolicy: policies.session?.[0],
    serviceControlPolicies: levels(policies.scps),
    resourceControlPolicies: levels(policies.rcps),
    vpcEndpointPolicies: policies.endpoint ? named(policies.endpoint) : undefined,
  }, {})
  return simulated.resultType === 'error' ? `error ${JSON.stringify(simulated.errors)}` : words[simulated.overallResult]
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (!process.stdout.write(`${await answer(line)}\n`)) await new Promise(resume => process.stdout.once('drain', resume))
}
