// Runs the bootstrap's state machine as it stands in a template, against a warehouse that knows what exists, what stands on what,
// and what a transaction is. Each line of stdin asks, { runs: [{ template, fail?, purge? }] } or { everyFailure }, and gets a line that
// tells what came of each run.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import jsonata from "jsonata";

const templates = new Map();
const expressions = new Map();

for await (const line of createInterface({ input: process.stdin })) {
  const { runs, everyFailure } = JSON.parse(line);
  console.log(JSON.stringify(await (everyFailure ? failEverywhere(everyFailure) : inTurn(runs))));
}

async function inTurn(runs) {
  const warehouse = new Map();
  const report = [];
  for (const run of runs) report.push({ ...(await start(run, warehouse)), holds: [...warehouse.keys()].sort() });
  return report;
}

/** Fails at each statement in turn; the next run must always come to the same end. */
async function failEverywhere({ template, before }) {
  const begin = async () => {
    const warehouse = new Map();
    if (before) await start({ template: before }, warehouse);
    return warehouse;
  };
  const whole = await begin();
  const { statements } = await start({ template }, whole);
  const wrong = [];
  for (let at = 0; at < statements.length; at++) {
    const warehouse = await begin();
    const torn = await start({ template, failAt: at }, warehouse);
    const next = await start({ template }, warehouse);
    const again = await start({ template }, warehouse);
    if (torn.signal?.Status !== "FAILURE" || next.signal?.Status !== "SUCCESS" || !same(warehouse, whole) || again.statements.length !== 3)
      wrong.push({ at, statement: statements[at], torn: torn.cause, next: next.cause, again: again.statements.length });
  }
  return { statements: statements.length, wrong };
}

function same(one, other) {
  return JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());
}

async function start({ template, fail, failAt, purge }, warehouse) {
  const resources = (templates.get(template) ?? templates.set(template, JSON.parse(readFileSync(template))).get(template)).Resources;
  const of = type => Object.entries(resources).filter(([, resource]) => resource.Type === type);
  const [request] = of("AWS::CloudFormation::WaitConditionHandle").find(([id]) => id.startsWith("SqlRequest"));
  const daily = of("AWS::Events::Rule").find(([, rule]) => rule.Properties.ScheduleExpression)[1].Properties.Targets[0];
  const machine = JSON.parse(text(of("AWS::StepFunctions::StateMachine")[0][1].Properties.DefinitionString));
  const run = { statements: [], signal: null, answers: new Map(), tokens: [] };
  const aws = {
    "redshiftserverless:getNamespace": () => ({ Namespace: { AdminPasswordSecretArn: "the secret" } }),
    "cloudformation:describeStackResource": ({ LogicalResourceId: id }) => ({ StackResourceDetail: { Metadata: JSON.stringify(resolved(resources[id].Metadata)) } }),
    "cloudformation:signalResource": signal => {
      if (!/^\S{1,64}$/.test(signal.UniqueId) || resources[signal.LogicalResourceId].Type !== "AWS::CloudFormation::WaitCondition") throw new Error("no such signal");
      run.signal = signal;
      return {};
    },
    "redshiftdata:executeStatement": call => execute(call, [call.Sql]),
    "redshiftdata:batchExecuteStatement": call => execute(call, call.Sqls),
    "redshiftdata:describeStatement": ({ Id }) => run.answers.get(Id).shift(),
    "redshiftdata:getStatementResult": () => ({
      Records: Object.values(warehouse.get("records") ?? {}).map(row => ["name", "step", "digest", "removal"].map(column => ({ StringValue: row[column] }))),
    }),
  };

  function execute(call, sqls) {
    if (call.SecretArn !== "the secret" || !/^[0-9a-f]{64}$/.test(call.ClientToken) || sqls.length > 40) throw new Error("not a good call");
    run.tokens.push(call.ClientToken);
    const copy = structuredClone([...warehouse]);
    const id = `statement${run.tokens.length}`;
    for (const [number, sql] of sqls.entries()) {
      const broken = (fail !== undefined && sql.includes(fail)) || run.statements.length === failAt;
      run.statements.push(sql);
      const error = broken ? "It was told to fail" : apply(warehouse, sql);
      if (!error) continue;
      warehouse.clear();
      for (const [key, value] of copy) warehouse.set(key, value);
      const parts = sqls.map((QueryString, part) => ({ Id: `${id}:${part + 1}`, QueryString, Status: part < number ? "FINISHED" : part === number ? "FAILED" : "ABORTED", ...(part === number && { Error: error }) }));
      run.answers.set(id, [{ Status: "STARTED" }, { Status: "FAILED", Error: error, ...(sqls.length > 1 ? { SubStatements: parts } : { QueryString: sql }) }]);
      return { Id: id };
    }
    run.answers.set(id, [{ Status: "SUBMITTED" }, { Status: "FINISHED" }]);
    return { Id: id };
  }

  const input = purge ? JSON.parse(daily.Input) : { detail: { "stack-id": "the stack", "logical-resource-id": request } };
  const { error, cause, visited } = await interpret(machine, input, aws);
  return { signal: run.signal, error, cause, statements: run.statements, visited, calls: run.tokens.length, tokensDiffer: new Set(run.tokens).size === run.tokens.length };
}

/** The part of Amazon States Language that the machine speaks. */
async function interpret(machine, input, aws) {
  const variables = {};
  const execution = { Id: "arn:execution:1", StartTime: new Date().toISOString() };
  let name = machine.StartAt;
  for (let visited = 1; ; visited++) {
    const state = machine.States[name];
    if (state.Type === "Succeed") return { visited };
    if (state.Type === "Fail") return { visited, error: await value(state.Error), cause: await value(state.Cause) };
    if (state.Type === "Choice") {
      let rule = { Next: state.Default };
      for (const one of state.Choices) if (await value(one.Condition) === true) { rule = one; break; }
      await assign(rule.Assign);
      name = rule.Next;
      continue;
    }
    if (state.Type === "Task") {
      try {
        const result = aws[state.Resource.split(":aws-sdk:")[1]](await value(state.Arguments));
        await assign(state.Assign, { result });
      } catch (problem) {
        const caught = state.Catch?.[0];
        if (!caught) throw problem;
        await assign(caught.Assign, { errorOutput: { Error: "Broken", Cause: problem.message } });
        name = caught.Next;
        continue;
      }
    } else await assign(state.Assign);
    if (state.End) return { visited };
    name = state.Next;
  }

  async function assign(members, more) {
    if (members) Object.assign(variables, await value(members, more));
  }

  async function value(part, more) {
    if (Array.isArray(part)) return Promise.all(part.map(one => value(one, more)));
    if (part && typeof part === "object") return Object.fromEntries(await Promise.all(Object.entries(part).map(async ([key, one]) => [key, await value(one, more)])));
    if (typeof part !== "string" || !part.startsWith("{%")) return part;
    const expression = expressions.get(part) ?? expressions.set(part, jsonata(part.slice(2, -2))).get(part);
    const found = await expression.evaluate(undefined, {
      ...variables,
      states: { input, context: { Execution: execution }, ...more },
      parse: json => JSON.parse(json),
      hash: (content, algorithm) => createHash(algorithm.replace("-", "").toLowerCase()).update(content).digest("hex"),
    });
    if (found === undefined) throw new Error(`nothing comes of ${part}`);
    return JSON.parse(JSON.stringify(found));
  }
}

/** What Redshift would say to a statement, as far as this pipeline goes: what exists, what is missing, what stands in the way. */
function apply(warehouse, sql) {
  const records = warehouse.get("records") ?? {};
  const literal = "'((?:[^']|'')*)'";
  const unquoted = name => name.replaceAll('"', "");
  let match;
  if (/^CREATE SCHEMA IF NOT EXISTS pipeline$|^CREATE TABLE IF NOT EXISTS pipeline|^SELECT |^GRANT |^REVOKE |^ATTACH |^ALTER TABLE /.test(sql)) return;
  if ((match = new RegExp(`^INSERT INTO pipeline.applied \\(name, step, digest, removal\\) VALUES \\(${literal}, ${literal}, ${literal}, ${literal}\\)$`).exec(sql))) {
    const [name, step, digest, removal] = match.slice(1).map(value => value.replaceAll("''", "'"));
    if (records[name]) return `${name} is on record already`;
    warehouse.set("records", { ...records, [name]: { name, step, digest, removal } });
  } else if ((match = new RegExp(`^UPDATE pipeline.applied SET digest = ${literal} WHERE name = ${literal}$`).exec(sql))) {
    if (!records[match[2]]) return `${match[2]} is not on record`;
    warehouse.set("records", { ...records, [match[2]]: { ...records[match[2]], digest: match[1] } });
  } else if ((match = new RegExp(`^DELETE FROM pipeline.applied WHERE name = ${literal}$`).exec(sql))) {
    const { [match[1]]: gone, ...rest } = records;
    warehouse.set("records", rest);
  } else if ((match = /^CREATE (EXTERNAL SCHEMA|SCHEMA|ROLE|MATERIALIZED VIEW|VIEW|MASKING POLICY|RLS POLICY) (\S+)/.exec(sql))) {
    const key = `${match[1].replace("EXTERNAL ", "")} ${unquoted(match[2])}`;
    if (warehouse.has(key)) return `${key} exists already`;
    warehouse.set(key, sql);
  } else if ((match = /^DROP (SCHEMA|ROLE|MATERIALIZED VIEW|VIEW|MASKING POLICY|RLS POLICY) (IF EXISTS )?(\S+)/.exec(sql))) {
    const name = unquoted(match[3]);
    const key = `${match[1]} ${name}`;
    if (!warehouse.has(key)) return match[2] ? undefined : `${key} does not exist`;
    const inside = [...warehouse.keys()].filter(other => match[1] === "SCHEMA" && / (\S+)\./.exec(other)?.[1] === name);
    const above = match[1] === "MATERIALIZED VIEW" && warehouse.has(`VIEW ${name.replace("live_raw.", "live.")}`);
    const attached = match[1] === "MASKING POLICY" && warehouse.has(`VIEW live.${name.split("__")[0]}`);
    if (inside.length || above || attached) return `something stands on ${key}`;
    warehouse.delete(key);
  } else if (!/^DELETE FROM "live_raw"\."[a-z0-9_]+" WHERE arrived_at < DATEADD\(hour, -[0-9]+, GETDATE\(\)\)$/.test(sql)) return `what is ${sql.slice(0, 60)}?`;
}

function text(part) {
  if (typeof part === "string") return part;
  if (part["Fn::Join"]) return part["Fn::Join"][1].map(text).join(part["Fn::Join"][0]);
  return part.Ref === "AWS::Partition" ? "aws" : "resolved";
}

function resolved(part) {
  if (Array.isArray(part)) return part.map(resolved);
  if (part && typeof part === "object") return part["Fn::Join"] ? text(part) : Object.fromEntries(Object.entries(part).map(([key, one]) => [key, resolved(one)]));
  return part;
}
