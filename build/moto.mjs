// Deploys cloud assemblies to moto, an AWS on this machine, and counts what is there afterwards: node build/moto.mjs <assembly>...
//
// moto's CloudFormation makes some types and passes over the others. Which, it is asked first, so that a new type needs no entry
// here; of those that it passes over, it may still have the service, and then the resource is made by a call of its own (Direct).
// What is left is listed. Needs moto_server; it is bound to 127.0.0.1, and is stopped at the end.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

const Account = "123456789012", Region = "eu-central-1", Assets = `cdk-hnb659fds-assets-${Account}-${Region}`;
const Started = 30_000;

// Waits for its function's answer, and moto runs functions in Docker only.
const isCustom = type => type.startsWith("Custom::") || type === "AWS::CloudFormation::CustomResource";

// What moto stumbles over, and would not look at anyway.
const LeftOut = {
  "AWS::KMS::Key": ["Tags"], // It reads TagKey and TagValue.
};

// How to make by a call what moto's CloudFormation passes over, in this order, and what a Ref to it gives.
const Direct = {
  "AWS::Glue::Database": { call: "glue AWSGlue.CreateDatabase", given: p => ({ DatabaseInput: p.DatabaseInput }), ref: p => p.DatabaseInput.Name },
  "AWS::Glue::Table": { call: "glue AWSGlue.CreateTable", given: p => ({ DatabaseName: p.DatabaseName, TableInput: p.TableInput }), ref: p => p.TableInput.Name },
  "AWS::Glue::Registry": { call: "glue AWSGlue.CreateRegistry", given: p => ({ RegistryName: p.Name, Description: p.Description }) },
  "AWS::KinesisFirehose::DeliveryStream": { call: "firehose Firehose_20150804.CreateDeliveryStream", given: (p, id) => ({ ...p, DeliveryStreamName: p.DeliveryStreamName ?? id, Tags: undefined }) },
  "AWS::Athena::WorkGroup": { call: "athena AmazonAthena.CreateWorkGroup", given: p => ({ Name: p.Name, Description: p.Description, Configuration: p.WorkGroupConfiguration }), ref: p => p.Name },
  "AWS::Athena::NamedQuery": { call: "athena AmazonAthena.CreateNamedQuery", given: p => ({ Name: p.Name, Description: p.Description, Database: p.Database, QueryString: p.QueryString, WorkGroup: p.WorkGroup }) },
  "AWS::Athena::PreparedStatement": { call: "athena AmazonAthena.CreatePreparedStatement", given: p => ({ StatementName: p.StatementName, Description: p.Description, QueryStatement: p.QueryStatement, WorkGroup: p.WorkGroup }) },
  "AWS::Logs::LogStream": { call: "logs Logs_20140328.CreateLogStream", given: p => ({ logGroupName: p.LogGroupName, logStreamName: p.LogStreamName }), ref: p => p.LogStreamName },
};

// The services themselves, asked how many they have of a type.
const Counts = {
  "AWS::Kinesis::Stream": ["kinesis Kinesis_20131202.ListStreams", {}, answer => answer.StreamNames.length],
  "AWS::KMS::Key": ["kms TrentService.ListKeys", {}, answer => answer.Keys.length],
  "AWS::Logs::LogGroup": ["logs Logs_20140328.DescribeLogGroups", {}, answer => answer.logGroups.length],
  "AWS::Events::Rule": ["events AWSEvents.ListRules", {}, answer => answer.Rules.length],
  "AWS::SecretsManager::Secret": ["secretsmanager secretsmanager.ListSecrets", {}, answer => answer.SecretList.length],
  "AWS::Glue::Database": ["glue AWSGlue.GetDatabases", {}, answer => answer.DatabaseList.length],
  "AWS::Glue::Registry": ["glue AWSGlue.ListRegistries", {}, answer => answer.Registries.length],
  // All accounts have one of their own, called primary.
  "AWS::Athena::WorkGroup": ["athena AmazonAthena.ListWorkGroups", {}, answer => answer.WorkGroups.length - 1],
  "AWS::KinesisFirehose::DeliveryStream": ["firehose Firehose_20150804.ListDeliveryStreams", {}, answer => answer.DeliveryStreamNames.length],
};

const assemblies = process.argv.slice(2);
if (assemblies.length === 0) {
  console.error("usage: node build/moto.mjs <cloud assembly>...");
  process.exit(2);
}

const base = `http://127.0.0.1:${await freePort()}`;
const server = spawn("moto_server", ["-H", "127.0.0.1", "-p", new URL(base).port], { stdio: "ignore", env: { ...process.env, MOTO_ACCOUNT_ID: Account } });
let failed = 0;
try {
  await isUp();
  for (const assembly of assemblies) await deploy(assembly);
} finally {
  server.kill();
}
process.exitCode = failed > 0 ? 1 : 0;

async function deploy(assembly) {
  await post("/moto-api/reset", {}, "");
  await json("ssm AmazonSSM.PutParameter", { Name: "/cdk-bootstrap/hnb659fds/version", Type: "String", Value: "30" });
  await put(`/${Assets}`, `<CreateBucketConfiguration><LocationConstraint>${Region}</LocationConstraint></CreateBucketConfiguration>`);
  const stacks = stacksOf(assembly);
  const types = [...new Set(stacks.flatMap(stack => Object.values(stack.template.Resources).map(one => one.Type)))].sort();
  const made = new Set();
  for (const type of types) if (!isCustom(type) && await isMade(type)) made.add(type);

  const there = {};
  for (const stack of stacks) await create(stack, made, there);
  const wanted = tally(stacks.flatMap(stack => Object.values(stack.template.Resources).map(one => one.Type)));
  for (const [type, [call, given, count]] of Object.entries(Counts).filter(([type]) => wanted[type] > 0 && (made.has(type) || Direct[type]))) {
    const has = count(await json(call, given));
    if (has !== wanted[type]) fail(`${type}: the service has ${has}, the templates ${wanted[type]}`);
  }
  const beyond = types.filter(type => !made.has(type) && !Direct[type]);
  const sum = list => list.reduce((total, type) => total + wanted[type], 0);
  console.log(`${assembly}: ${stacks.length} stacks, ${Object.values(there).reduce((total, count) => total + count, 0)} resources of ${types.length - beyond.length} types are there; ${sum(beyond)} of ${beyond.length} types are not, since moto does not make them:`);
  console.log(`  ${beyond.map(type => `${wanted[type]} ${type}`).join(", ")}`);
}

// A type of its own, alone and without properties: moto makes it, refuses it, or passes over it and has an empty stack.
async function isMade(type) {
  const name = `probe-${type.replaceAll(":", "")}`;
  const { ok } = await formation({ Action: "CreateStack", StackName: name, TemplateBody: JSON.stringify({ Resources: { It: { Type: type } } }) });
  const listed = ok ? await resourcesOf(name) : [];
  if (ok) await formation({ Action: "DeleteStack", StackName: name });
  return !ok || listed.length > 0;
}

// A state machine's Ref and its Arn are the same; moto knows the first only.
function known(template) {
  const machines = new Set(Object.keys(template.Resources).filter(id => template.Resources[id].Type === "AWS::StepFunctions::StateMachine"));
  return JSON.parse(JSON.stringify(template), (_, value) => {
    const [id, attribute] = value?.["Fn::GetAtt"] ?? [];
    return attribute === "Arn" && machines.has(id) ? { Ref: id } : value;
  });
}

async function create({ name, template }, made, there) {
  const all = Object.entries(template.Resources);
  const own = Object.fromEntries(all.filter(([, one]) => made.has(one.Type)).map(([id, one]) => [id, without(one)]));
  const direct = all.filter(([, one]) => !made.has(one.Type) && Direct[one.Type]).sort(([, one], [, other]) => order(one) - order(other));
  // What is not made by CloudFormation is referred to by a text; what the direct calls refer to is asked for as outputs.
  const asked = {};
  const properties = direct.map(([id, one]) => [id, one.Type, marked(one.Properties, asked)]);
  const gone = new Map(all.filter(([, one]) => !made.has(one.Type)).map(([id, one]) => [id, Direct[one.Type]?.ref?.(one.Properties) ?? id]));
  const body = strip({ ...template, Resources: own, Outputs: { ...template.Outputs, ...asked } }, gone);
  for (const [asset] of JSON.stringify(own).matchAll(/[0-9a-f]{64}\.zip/g)) await put(`/${Assets}/${asset}`, "PK");
  await put(`/${Assets}/${name}.json`, JSON.stringify(body));
  const answer = await formation({ Action: "CreateStack", StackName: name, TemplateURL: `https://${Assets}.s3.amazonaws.com/${name}.json`, "Capabilities.member.1": "CAPABILITY_NAMED_IAM" });
  if (!answer.ok) return fail(`${name}: ${text(answer.body, "Message")}`);
  const described = (await formation({ Action: "DescribeStacks", StackName: name })).body;
  if (text(described, "StackStatus") !== "CREATE_COMPLETE") return fail(`${name}: ${text(described, "StackStatus")} ${text(described, "StackStatusReason") ?? ""}`);

  const is = tally(await resourcesOf(name));
  for (const [type, count] of Object.entries(tally(Object.values(own).map(one => one.Type))))
    if (is[type] !== count) fail(`${name}: ${type}: ${is[type] ?? 0} of ${count} are there`);
  for (const [type, count] of Object.entries(is)) there[type] = (there[type] ?? 0) + count;

  const outputs = Object.fromEntries([...described.matchAll(/<member>\s*<OutputKey>(.*?)<\/OutputKey>\s*<OutputValue>(.*?)<\/OutputValue>/gs)].map(([, key, value]) => [key, value]));
  for (const [id, type, given] of properties) {
    const [call, shape] = [Direct[type].call, Direct[type].given];
    await json(call, shape(filled(given, outputs), id)).then(() => (there[type] = (there[type] ?? 0) + 1), wrong => fail(`${name}/${id}: ${wrong.message}`));
  }
}

function order({ Type }) {
  return Object.keys(Direct).indexOf(Type);
}

function without({ Properties = {}, ...rest }) {
  return { ...rest, Properties: Object.fromEntries(Object.entries(Properties).filter(([name]) => !(LeftOut[rest.Type] ?? []).includes(name))) };
}

// Each intrinsic in the properties becomes an output of the stack, and a mark to fill in.
function marked(value, asked) {
  if (Array.isArray(value)) return value.map(one => marked(one, asked));
  if (value === null || typeof value !== "object") return value;
  const keys = Object.keys(value);
  if (keys.length === 1 && (keys[0] === "Ref" || keys[0].startsWith("Fn::"))) {
    const name = `Asked${Object.keys(asked).length}`;
    asked[name] = { Value: value };
    return { mark: name };
  }
  return Object.fromEntries(keys.map(key => [key, marked(value[key], asked)]));
}

function filled(value, outputs) {
  if (Array.isArray(value)) return value.map(one => filled(one, outputs));
  if (value === null || typeof value !== "object") return value;
  return value.mark !== undefined ? outputs[value.mark] : Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one, outputs)]));
}

function strip(value, gone) {
  if (Array.isArray(value)) return value.map(one => strip(one, gone));
  if (value === null || typeof value !== "object") return value;
  if (gone.has(value.Ref)) return gone.get(value.Ref);
  if (gone.has(value["Fn::GetAtt"]?.[0])) return `arn:aws:none:${Region}:${Account}:${value["Fn::GetAtt"][0]}`;
  const kept = Object.entries(value).map(([key, one]) => [key, key === "DependsOn" ? [one].flat().filter(id => !gone.has(id)) : strip(one, gone)]);
  return Object.fromEntries(kept);
}

function stacksOf(assembly) {
  const { artifacts } = JSON.parse(readFileSync(join(assembly, "manifest.json")));
  const found = Object.entries(artifacts).filter(([, one]) => one.type === "aws:cloudformation:stack");
  if (found.length === 0) throw new Error(`${assembly} holds no stack`);
  const ordered = [];
  const add = ([name, { dependencies = [], properties }]) => {
    if (ordered.some(one => one.name === name)) return;
    for (const needed of found.filter(([other]) => dependencies.includes(other))) add(needed);
    ordered.push({ name, template: known(JSON.parse(readFileSync(join(assembly, properties.templateFile)))) });
  };
  found.forEach(add);
  return ordered;
}

async function resourcesOf(stack) {
  const { body } = await formation({ Action: "ListStackResources", StackName: stack });
  return [...body.matchAll(/<ResourceType>(.*?)<\/ResourceType>/g)].map(([, type]) => type);
}

async function formation(parameters) {
  const answer = await post("/", { ...signed("cloudformation"), "content-type": "application/x-www-form-urlencoded" }, new URLSearchParams({ Version: "2010-05-15", ...parameters }).toString());
  return { ok: answer.ok, body: await answer.text() };
}

async function json(call, given) {
  const [service, target] = call.split(" ");
  const answer = await post("/", { ...signed(service), "content-type": "application/x-amz-json-1.1", "x-amz-target": target }, JSON.stringify(given));
  const said = await answer.text();
  if (!answer.ok) throw new Error(`${target}: ${JSON.parse(said).message ?? JSON.parse(said).Message ?? said}`);
  return said === "" ? {} : JSON.parse(said);
}

async function put(path, body) {
  const answer = await fetch(base + path, { method: "PUT", headers: signed("s3"), body });
  if (!answer.ok) throw new Error(`PUT ${path}: ${answer.status}`);
}

function post(path, headers, body) {
  return fetch(base + path, { method: "POST", headers, body });
}

// moto checks no signature; it reads the region and the service from it.
function signed(service) {
  return { authorization: `AWS4-HMAC-SHA256 Credential=none/20000101/${Region}/${service}/aws4_request, SignedHeaders=host, Signature=none` };
}

async function isUp() {
  for (const end = Date.now() + Started; Date.now() < end; await new Promise(next => setTimeout(next, 100))) {
    if (server.exitCode !== null) throw new Error("moto_server ended by itself; run it by hand to read why");
    if (await fetch(`${base}/moto-api/`).then(answer => answer.ok, () => false)) return;
  }
  throw new Error(`moto_server did not answer within ${Started / 1000} s`);
}

function freePort() {
  return new Promise((found, wrong) => {
    const probe = createServer().on("error", wrong).listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}

function tally(names) {
  return names.reduce((counts, name) => ({ ...counts, [name]: (counts[name] ?? 0) + 1 }), {});
}

function text(xml, name) {
  return new RegExp(`<${name}>(.*?)</${name}>`, "s").exec(xml)?.[1];
}

function fail(line) {
  failed += 1;
  console.log(`  ${line}`);
}
