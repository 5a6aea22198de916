global using Amazon.CDK;
global using Constructs;
// Both namespaces are open everywhere; the word means the process's environment.
global using Environment = System.Environment;
