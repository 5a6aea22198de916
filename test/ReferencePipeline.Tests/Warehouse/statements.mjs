// Reads every statement of a template's warehouse, and each record of how to remove it again: PostgreSQL's parser reads what is its
// language, a form of Redshift's own is read here and what PostgreSQL knows in it is handed over. Prints what cannot be read.
import { readFileSync } from "node:fs";
import pg from "libpg-query";

await pg.loadModule?.();
const name = String.raw`(?:"[a-z0-9_-]+"|[a-z_]+)`;
const place = `${name}(?:\\.${name})?`;
const columns = `\\("[a-z0-9_]+"(?:, "[a-z0-9_]+")*\\)`;
const text = `'(?:[^']|'')*'`;
const forms = [
  [`CREATE EXTERNAL SCHEMA ${name} FROM DATA CATALOG DATABASE ${text} IAM_ROLE 'SESSION' CATALOG_ID 'account'`],
  [`CREATE EXTERNAL SCHEMA ${name} FROM KINESIS IAM_ROLE default`],
  [`CREATE MATERIALIZED VIEW ${place} (?:DISTSTYLE EVEN|DISTKEY \\(partition_key\\)) SORTKEY \\(arrived_at\\) AUTO REFRESH (?:YES|NO) AS (?<select>SELECT .*)`, found => found.select],
  [`GRANT (?:USAGE ON SCHEMA ${name}|SELECT (?:${columns} )?ON ${place}) TO ROLE ${name}`],
  [`REVOKE USAGE ON SCHEMA ${name} FROM ROLE ${name}`],
  [`CREATE MASKING POLICY ${name} WITH (?<typed>\\(.*\\)) USING (?<values>\\(.*\\))`, found => `CREATE TABLE input ${found.typed}; SELECT ${found.values}`],
  [`ATTACH MASKING POLICY ${name} ON ${place} ${columns} TO (?:PUBLIC|ROLE ${name}) PRIORITY [0-9]+`],
  [`CREATE RLS POLICY ${name} (?:WITH (?<typed>\\(.*\\)) )?USING (?<condition>\\(.*\\))`, found => `CREATE TABLE input ${found.typed ?? "()"}; SELECT 1 WHERE ${found.condition}`],
  [`ATTACH RLS POLICY ${name} ON ${place} TO ROLE ${name}(?:, ROLE ${name})*`],
  [`ALTER TABLE ${place} ROW LEVEL SECURITY ON CONJUNCTION TYPE AND`],
  [`DROP MASKING POLICY IF EXISTS ${name}`],
  [`DROP RLS POLICY IF EXISTS ${name} CASCADE`],
  [`DROP ROLE ${name} FORCE`],
].map(([form, inside]) => [new RegExp(`^${form}$`, "s"), inside]);

const seen = new Set();
const unread = [];
let count = 0;
for (const template of process.argv.slice(2)) {
  for (const { Metadata, Properties } of Object.values(JSON.parse(readFileSync(template)).Resources)) {
    const calls = [...Object.values(Metadata?.sql ?? {}).flat(), Metadata?.prepare ?? [], Metadata?.read ? [Metadata.read] : []];
    for (const target of Properties?.Targets ?? []) if (target.Input?.startsWith("{\"purge\"")) calls.push(...JSON.parse(target.Input).purge);
    for (const statement of calls.flat().map(whole)) await read(statement);
  }
}

console.log(JSON.stringify({ count, forms: seen.size, unread }));

async function read(statement) {
  count++;
  try {
    const at = forms.findIndex(([form]) => form.test(statement));
    const inside = at < 0 ? statement : forms[at][1]?.(forms[at][0].exec(statement).groups);
    seen.add(at);
    if (inside) await parse(inside);
    // The record's last value is SQL too.
    const removal = new RegExp(`VALUES \\(${text}, ${text}, ${text}, '(?<removal>(?:[^']|'')*)'\\)$`).exec(statement)?.groups.removal;
    for (const line of removal?.replaceAll("''", "'").split(/\n+/) ?? []) await read(line);
  } catch (problem) {
    unread.push(`${problem.message}: ${statement}`);
  }
}

/** PostgreSQL has CAST, and its SUPER is a type like any other; for it, TRY_CAST would be a function of a strange argument. */
function parse(sql) {
  return pg.parse(sql.replaceAll("TRY_CAST(", "CAST("));
}

function whole(part) {
  return typeof part === "string" ? part : part["Fn::Join"][1].map(one => (typeof one === "string" ? one : one.Ref ? "account" : "stream")).join("");
}
