// Judges every template of cloud assemblies by cdk-nag's packs: node build/nag.mjs <assembly>...
//
// Templates are loaded as they would be deployed, so it does not matter which CDK wrote them. What is accepted stands in the
// template, beside the resource, as the metadata cdk_nag.rules_to_suppress: [{ id, reason, applies_to? }]. An acceptance of a rule
// that names its findings must name them too (applies_to: texts, or { regex } for what has an address in it), and one that
// accepts nothing is an error like a finding that nobody has accepted. So is a rule that could not decide.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

process.env.JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION = "20";
const require = createRequire(import.meta.url);
const { App, Stack } = require("aws-cdk-lib");
const { CfnInclude } = require("aws-cdk-lib/cloudformation-include");
const { AwsSolutionsChecks, ServerlessChecks } = require("cdk-nag");

const assemblies = process.argv.slice(2);
if (assemblies.length === 0) {
  console.error("usage: node build/nag.mjs <cloud assembly>...");
  process.exit(2);
}

const packs = { AwsSolutions: AwsSolutionsChecks, Serverless: ServerlessChecks };
const tally = Object.fromEntries(Object.keys(packs).map(pack => [pack, { errors: [], undecided: [], warnings: [], accepted: 0 }]));
const acceptances = new Set();
const looked = { templates: 0, resources: 0 };
const misfits = [];
const scratch = mkdtempSync(join(tmpdir(), "nag-"));
try {
  for (const assembly of assemblies) for (const file of templatesOf(assembly)) judge(join(assembly, file), file.replace(".template.json", ""));
} finally {
  rmSync(scratch, { recursive: true });
}

console.log(`cdk-nag: ${looked.templates} templates with ${looked.resources} resources`);
for (const [pack, { errors, undecided, warnings, accepted }] of Object.entries(tally)) {
  console.log(`${pack}: ${errors.length} errors, ${undecided.length} undecided, ${warnings.length} warnings, ${accepted} findings accepted`);
  for (const line of [...errors, ...undecided, ...warnings]) console.log(`  ${line}`);
}
console.log(`${acceptances.size} acceptances, ${misfits.length} that fit nothing or too much`);
for (const line of misfits) console.log(`  ${line}`);
process.exitCode = misfits.length + Object.values(tally).reduce((sum, { errors, undecided }) => sum + errors.length + undecided.length, 0) > 0 ? 1 : 0;

function templatesOf(assembly) {
  const { artifacts } = JSON.parse(readFileSync(join(assembly, "manifest.json")));
  const files = Object.values(artifacts).filter(one => one.type === "aws:cloudformation:stack").map(one => one.properties.templateFile);
  if (files.length === 0) throw new Error(`${assembly} holds no stack`);
  return files.sort();
}

function judge(templateFile, name) {
  const app = new App({ outdir: scratch, analyticsReporting: false });
  const stack = new Stack(app, name);
  const include = new CfnInclude(stack, "Template", { templateFile });
  const resources = JSON.parse(readFileSync(templateFile)).Resources;
  looked.templates += 1;
  looked.resources += Object.keys(resources).length;
  const accepted = Object.entries(resources).flatMap(([resource, { Metadata }]) =>
    (Metadata?.cdk_nag?.rules_to_suppress ?? []).map(rule => ({ ...rule, resource, used: false })));
  for (const [pack, Pack] of Object.entries(packs)) {
    for (const violation of new Pack(app, { verbose: true }).validateScope(include).violations) {
      for (const { constructPath } of violation.violatingResources) settle(tally[pack], violation, constructPath.split("/").at(-1));
    }
  }

  for (const one of accepted) {
    acceptances.add(`${one.id} ${one.reason}`);
    if (!one.used) misfits.push(`${name}.${one.resource}: nothing is found by ${one.id} ${JSON.stringify(one.applies_to ?? "")}`);
  }

  function settle(counts, { ruleName, description, severity }, resource) {
    const line = `${name}.${resource}: ${ruleName}: ${description}`;
    if (description.startsWith("Rule threw")) return counts.undecided.push(line);
    const [, id, finding] = /^([^[]+)(?:\[(.*)\])?$/s.exec(ruleName);
    const fitting = accepted.filter(one => one.resource === resource && one.id === id && fits(one.applies_to, finding));
    if (fitting.length === 0) return counts[severity === "error" ? "errors" : "warnings"].push(line);
    for (const one of fitting) one.used = true;
    counts.accepted += 1;
  }
}

function fits(appliesTo, finding) {
  if (finding === undefined) return appliesTo === undefined;
  return (appliesTo ?? []).some(one => typeof one === "string" ? one === finding : new RegExp(one.regex.replace(/^\/(.*)\/$/s, "$1"), "s").test(finding));
}
