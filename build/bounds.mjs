// Writes what CloudFormation's registry schemas say of a value beyond its type: patterns, lengths, ranges, counts.
//   node build/bounds.mjs <folder of schemas> "<where they are from>"
//
// The folder is the unpacked CloudformationSchema.zip of a region, or the schemas that cfn-lint brings; both hold a JSON file a type.
// @aws-cdk/aws-service-spec has the types and the enums, but leaves these out. Where one path has several schemas (oneOf, or two
// files for one type), each is listed, and a value has to fit one of them.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const Out = "test/ReferencePipeline.Tests/Schema/bounds.json";
const Kept = ["pattern", "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems"];
// The services that this pipeline may be made of, whether or not it uses all of their types today.
const Services = new RegExp("^AWS::(" + [
  "Athena", "Budgets", "CloudTrail::Trail", "CloudFormation", "CloudWatch", "EC2::(FlowLog|Route|RouteTable|SecurityGroup.*|Subnet|SubnetRouteTableAssociation|VPC|VPCEndpoint)",
  "Events::(EventBus|Rule)", "Glue", "IAM", "KMS", "Kinesis", "KinesisFirehose", "LakeFormation", "Lambda::(Alias|EventInvokeConfig|Function|Permission|Version)",
  "Logs::(LogGroup|LogStream|MetricFilter|QueryDefinition|ResourcePolicy)", "RedshiftServerless", "S3::(Bucket|BucketPolicy)", "SNS", "SQS", "SSM::Parameter", "Scheduler", "SecretsManager", "StepFunctions",
].join("|") + ")(::|$)");

const [folder, source] = process.argv.slice(2);
if (source === undefined) {
  console.error('usage: node build/bounds.mjs <folder of schemas> "<where they are from>"');
  process.exit(2);
}

const types = {};
for (const file of readdirSync(folder).filter(name => name.endsWith(".json")).sort()) {
  const schema = JSON.parse(readFileSync(join(folder, file)));
  if (!Services.test(schema.typeName ?? "")) continue;
  const paths = (types[schema.typeName] ??= {});
  walk(schema, { properties: schema.properties }, "", [], paths);
}

const lines = Object.keys(types).sort().map(type => {
  const paths = Object.keys(types[type]).sort().map(path => `      ${JSON.stringify(path)}: ${JSON.stringify(types[type][path])}`);
  return `    ${JSON.stringify(type)}: {${paths.length > 0 ? `\n${paths.join(",\n")}\n    ` : ""}}`;
});
writeFileSync(Out, `{\n  "source": ${JSON.stringify(source)},\n  "types": {\n${lines.join(",\n")}\n  }\n}\n`);
console.log(`${Out}: ${lines.length} types`);

function walk(schema, node, path, within, paths) {
  if (node.$ref !== undefined) {
    if (within.includes(node.$ref)) return;
    within = [...within, node.$ref];
    const { $ref, ...beside } = node;
    node = { ...$ref.slice(2).split("/").reduce((at, name) => at?.[name], schema), ...beside };
  }
  const bounds = Object.fromEntries(Kept.filter(name => node[name] !== undefined).map(name => [name, node[name]]));
  if (Object.keys(bounds).length > 0) {
    const known = (paths[path] ??= []);
    if (!known.some(one => JSON.stringify(one) === JSON.stringify(bounds))) known.push(bounds);
  }
  for (const one of ["oneOf", "anyOf", "allOf"].flatMap(name => node[name] ?? [])) walk(schema, one, path, within, paths);
  for (const [name, member] of Object.entries(node.properties ?? {})) walk(schema, member, path === "" ? name : `${path}.${name}`, within, paths);
  for (const member of Object.values(node.patternProperties ?? {})) walk(schema, member, `${path}.*`, within, paths);
  if (node.items !== undefined) walk(schema, node.items, `${path}[]`, within, paths);
}
